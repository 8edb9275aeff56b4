import type { Clock } from '../clock.ts';
import { budgets } from '../limits.ts';
import type { Log } from '../log.ts';
import { TryBudget } from './try-budget.ts';

/** So many in an hour are an alarm for the bank; nobody is held back by it. */
const alarmAt = { max: 100, windowMs: 60 * 60_000 };
const all = 'all';

/** How many wrong numbers are borne: from one network, and without a link from everyone together. */
export class NumberBudgets {
  readonly #networks: TryBudget;
  readonly #bare: TryBudget;
  readonly #hourly: TryBudget;
  readonly #log: Log;

  constructor(clock: Clock, log: Log) {
    this.#networks = new TryBudget(clock, budgets.numbersANetwork);
    this.#bare = new TryBudget(clock, budgets.bareNumbers);
    this.#hourly = new TryBudget(clock, alarmAt);
    this.#log = log;
  }

  isNetworkSpent(network: string): boolean {
    return this.#networks.isSpent(network);
  }

  isBrokerSpent(): boolean {
    return this.#bare.isSpent(all);
  }

  /** Counts a wrong number. Someone who tries very many is an alarm for the bank. */
  spend(network: string, isBare: boolean): void {
    this.#networks.spend(network);
    if (isBare) this.#bare.spend(all);
    const inAnHour = this.#hourly.spend(all);
    this.#log('number.refused', { inAnHour });
    if (inAnHour % alarmAt.max === 0) this.#log('numbers.areGuessed', { inAnHour });
  }
}
