import { setTimeout as wait } from 'node:timers/promises';
import { BrokerChild, type BrokerChildOptions } from './broker-child.ts';

/** What the person at the terminal hears about the broker. */
export type KeptBrokerOptions = BrokerChildOptions & { readonly say: (text: string) => void };

const pausesMs = [500, 1_000, 2_000, 4_000];

/** A broker that is started again whenever it dies, as a bank's own system would do. */
export class KeptBroker {
  readonly #options: KeptBrokerOptions;
  readonly #stopping = new AbortController();
  #child: BrokerChild;

  private constructor(options: KeptBrokerOptions, child: BrokerChild) {
    this.#options = options;
    this.#child = child;
    void this.#watch(child);
  }

  /** Starts the broker and keeps it running until {@link stop}. */
  static async start(options: KeptBrokerOptions): Promise<KeptBroker> {
    return new KeptBroker(options, await BrokerChild.start(options));
  }

  /** The process that runs at the moment. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Ends the broker, for good. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#child.stop();
  }

  async #watch(child: BrokerChild): Promise<void> {
    const how = await child.ended;
    const { signal } = this.#stopping;
    if (signal.aborted) return;
    this.#options.say(`The broker ended (${how}) and is started again.`);
    for (const pause of pausesMs) {
      try {
        await wait(pause, undefined, { signal });
        this.#child = await BrokerChild.start(this.#options);
        this.#options.say('The broker is back.');
        if (signal.aborted) return await this.#child.stop();
        return void this.#watch(this.#child);
      } catch (error) {
        if (signal.aborted) return;
        this.#options.say(String(error));
      }
    }
    this.#options.say('The broker does not start any more. End the demo with Ctrl-C.');
  }
}
