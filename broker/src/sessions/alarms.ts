import type { CustomerMessages } from '../../../src/protocol/customer-messages.ts';
import type { Clock } from '../clock.ts';
import { budgets } from '../limits.ts';
import type { Log } from '../log.ts';
import type { WayIn } from '../settings.ts';
import type { Store } from '../store/store.ts';
import type { WriteStep } from '../store/writer-thread.ts';
import { step } from '../store/writer.ts';
import type { CodeBook } from './code-book.ts';
import type { NumberBudgets } from './number-budgets.ts';
import type { SessionArchive } from './session-archive.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import { TryBudget } from './try-budget.ts';

/** What the alarms work with. */
export interface AlarmTools {
  store: Store;
  sessions: Sessions;
  archive: SessionArchive;
  codeBook: CodeBook;
  budgets: NumberBudgets;
  waysIn: readonly WayIn[];
  clock: Clock;
  log: Log;
}

type RaisedAlarm = CustomerMessages['customer.raisedAlarm'];

/** Reports "This was not my idea" of people who have not joined. */
export class Alarms {
  readonly #tools: AlarmTools;
  readonly #idle: TryBudget;

  constructor(tools: AlarmTools) {
    this.#tools = tools;
    this.#idle = new TryBudget(tools.clock, budgets.reportsANetwork);
  }

  /**
   * Writes a report down and ends what it is about, if anything: the sender cannot tell (rule P5). Answers 0; or, to a
   * network that has reported too often what was about nothing, how long to wait, in milliseconds.
   */
  async report(message: RaisedAlarm, network: string): Promise<number> {
    const { store, log } = this.#tools;
    const spentMs = this.#idle.waitMs(network);
    // By the answer nobody learns whether a guessed number was right.
    const isGuess = spentMs > 0 && message.handle === undefined;
    const session = isGuess ? null : await this.#find(message, network);
    const sessionId = session?.state.id ?? null;
    if (session === null && spentMs > 0) return spentMs;
    if (session === null) this.#idle.spend(network);
    const steps = [this.#alarmStep(message, sessionId)];
    const outcome = await session?.handle({ type: 'broker.heardAlarm' }, { steps });
    if (outcome?.verdict !== 'accepted') await store.writer.write(steps);
    log('customer.raisedAlarm', { session: sessionId });
    return 0;
  }

  async #find({ number, handle }: RaisedAlarm, network: string): Promise<Session | null> {
    const { sessions, waysIn, budgets } = this.#tools;
    if (handle !== undefined) return sessions.byHandle(handle);
    if (number === undefined || !waysIn.includes('number')) return null;
    // A bare number ends somebody's session: whoever guesses is held to the budgets of joining.
    if (budgets.isNetworkSpent(network) || budgets.isBrokerSpent()) return null;
    const session = await this.#findByNumber(number);
    if (session === null) budgets.spend(network, true);
    return session;
  }

  async #findByNumber(number: string): Promise<Session | null> {
    const { archive, codeBook, sessions } = this.#tools;
    const digest = codeBook.digest(number);
    const sessionId = await archive.idByNumber(digest);
    const session = sessionId === null ? null : sessions.find(sessionId);
    return session?.state.number.digest === digest ? session : null;
  }

  #alarmStep({ id, number, handle }: RaisedAlarm, sessionId: string | null): WriteStep {
    const { store, clock } = this.#tools;
    return step(
      store.database
        .insertInto('alarms')
        .values({
          ...store.ownership,
          alarm_id: id,
          at: clock.now(),
          session_id: sessionId,
          gave_number: Number(number !== undefined),
          gave_handle: Number(handle !== undefined),
        })
        // The same report again is the same report (rule P6).
        .onConflict((conflict) => conflict.doNothing()),
    );
  }
}
