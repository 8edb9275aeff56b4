import { randomUUID } from 'node:crypto';
import type { MailStatus } from '../../../src/protocol/http.ts';
import type { Locale } from '../../../src/protocol/states.ts';
import type { SessionState } from '../../../src/rules/session-state.ts';
import type { Clock } from '../clock.ts';
import { factsOf, type Log } from '../log.ts';
import type { CodeBook, IssuedNumber } from '../sessions/code-book.ts';
import type { Session } from '../sessions/session.ts';
import type { Keys } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import type { WriteStep } from '../store/writer-thread.ts';
import { step } from '../store/writer.ts';
import { writeLetter } from './letter.ts';
import { MailError, type Mailer } from './mailer.ts';

const lettersAtOnce = 20;
/** How long a disk that took nothing is left alone. */
const notNotedMs = 2_000;
const retryMs = [2_000, 5_000, 15_000, 30_000, 60_000] as const;

/** What the outbox works with. */
export interface OutboxTools {
  store: Store;
  keys: Keys;
  codeBook: CodeBook;
  mailer: Mailer;
  clock: Clock;
  log: Log;
  bankName: string;
  mailDomain: string;
  /** The bank's page in a language, with the handle in its fragment when links lead in. */
  pageUrl: (locale: Locale, handle: string) => string;
  findSession: (sessionId: string) => Session | null;
}

/** What became of a letter, and how long its number lives by that. */
interface Delivery {
  mail: MailStatus;
  expiresAt: number;
  /** The mail server's answer, when it was no yes. */
  code?: string;
}

type DueLetter = Awaited<ReturnType<ReturnType<typeof selectDue>['execute']>>[number];

/**
 * The letters that are on their way to the mail server. A letter is written in the same transaction as its
 * number and survives a crash; its number stands in it only encrypted, and only until it is sent.
 */
export class Outbox {
  readonly #tools: OutboxTools;
  /** Letters that are sent while the disk was too full to note it: they must not be sent again. */
  readonly #unrecorded = new Map<string, Delivery>();
  #delivery: Promise<void> | null = null;
  #isWoken = false;
  #cancelTimer: () => void = () => undefined;
  #isStopped = false;
  #isReachable = true;

  constructor(tools: OutboxTools) {
    this.#tools = tools;
  }

  /** Whether the mail server could be reached when it was last needed. */
  get isReachable(): boolean {
    return this.#isReachable;
  }

  /** Writes a letter into the outbox. */
  letterStep(session: SessionState, { number, state }: IssuedNumber, handle: string): WriteStep {
    const { store, keys, mailDomain } = this.#tools;
    const mailId = randomUUID();
    return step(
      store.database.insertInto('outbox').values({
        ...store.ownership,
        mail_id: mailId,
        session_id: session.id,
        number_digest: state.digest,
        message_header: `<${mailId}@${mailDomain}>`,
        sealed: keys.seal(JSON.stringify({ number, handle })),
        status: 'waiting',
        problem: null,
        attempts: 0,
        next_attempt_at: state.issuedAt,
        sent_at: null,
      }),
    );
  }

  /** Erases the letter of a number that is dead. */
  eraseStep(numberDigest: string): WriteStep {
    const { database, ownership } = this.#tools.store;
    return step(
      database
        .updateTable('outbox')
        .set({ sealed: null })
        .where('bank', '=', ownership.bank)
        .where('number_digest', '=', numberDigest),
    );
  }

  /** Delivers what is due, now. */
  wake(): void {
    if (this.#isStopped) return;
    this.#isWoken = true;
    this.#delivery ??= this.#deliverAll().finally(() => {
      this.#delivery = null;
    });
  }

  /** Begins nothing more, and waits for the letters that are just being handed over. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelTimer();
    this.#tools.mailer.close();
    await this.#delivery;
  }

  async #deliverAll(): Promise<void> {
    try {
      while (this.#isWoken && !this.#isStopped) {
        this.#isWoken = false;
        const due = await selectDue(this.#tools.store, this.#tools.clock.now()).execute();
        // All to the end, before the next round could meet one of them under way.
        const ends = await Promise.allSettled(due.map((letter) => this.#deliver(letter)));
        for (const end of ends) if (end.status === 'rejected') throw end.reason;
        if (due.length === lettersAtOnce) this.#isWoken = true;
      }
      await this.#setTimer();
    } catch (error) {
      this.#tools.log('mail.notNoted', factsOf(error));
      this.#wakeIn(notNotedMs);
    }
  }

  async #deliver(letter: DueLetter): Promise<void> {
    const delivery = this.#unrecorded.get(letter.mail_id) ?? (await this.#send(letter));
    this.#unrecorded.set(letter.mail_id, delivery);
    await this.#record(letter, delivery);
    this.#unrecorded.delete(letter.mail_id);
    const code = delivery.code === undefined ? {} : { code: delivery.code };
    this.#tools.log(`mail.${delivery.mail.status}`, { session: letter.session_id, ...code });
  }

  async #send(letter: DueLetter): Promise<Delivery> {
    const { clock, codeBook, mailer } = this.#tools;
    try {
      await mailer.send(this.#post(letter));
      this.#isReachable = true;
      const at = clock.now();
      const expiresAt = codeBook.lifeAfterMail(letter.issued_at, at);
      return { mail: { status: 'sent', at }, expiresAt };
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      const { problem, isFinal, code } = error;
      this.#isReachable = problem !== 'mail.unreachable';
      const status = isFinal ? 'failed' : 'retrying';
      return { mail: { status, problem }, expiresAt: letter.expires_at, code };
    }
  }

  #post(letter: DueLetter) {
    const { store, keys, bankName, pageUrl } = this.#tools;
    const { number, handle } = JSON.parse(keys.open(letter.sealed ?? '')) as Record<string, string>;
    const { locale } = letter;
    return {
      to: store.sessionKeys.open(letter.session_id, 'email', letter.sealed_email),
      messageId: letter.message_header,
      ...writeLetter({
        locale,
        bankName,
        adviser: { name: letter.adviser_name, role: letter.adviser_role },
        number: number ?? '',
        pageUrl: pageUrl(locale, handle ?? ''),
      }),
    };
  }

  async #record(letter: DueLetter, { mail, expiresAt }: Delivery): Promise<void> {
    const { store, codeBook, findSession } = this.#tools;
    const numberDigest = letter.number_digest;
    const steps = [
      this.#statusStep(letter, mail),
      ...(mail.status === 'sent' ? [codeBook.expiryStep(numberDigest, expiresAt)] : []),
    ];
    const input = { type: 'broker.handledMail', numberDigest, mail, expiresAt } as const;
    const outcome = await findSession(letter.session_id)?.handle(input, { steps });
    // Of a letter whose session is over, or whose number was replaced, only the outbox needs to know.
    if (outcome?.verdict !== 'accepted') await store.writer.write(steps);
  }

  #statusStep(letter: DueLetter, mail: MailStatus): WriteStep {
    const { store, clock } = this.#tools;
    const isOver = mail.status === 'sent' || mail.status === 'failed';
    const wait = retryMs[Math.min(letter.attempts, retryMs.length - 1)] ?? 0;
    return step(
      store.database
        .updateTable('outbox')
        .set({
          status: mail.status,
          problem: 'problem' in mail ? mail.problem : null,
          sent_at: mail.status === 'sent' ? mail.at : null,
          attempts: letter.attempts + 1,
          next_attempt_at: clock.now() + wait,
          ...(isOver ? { sealed: null } : {}),
        })
        .where('bank', '=', store.ownership.bank)
        .where('mail_id', '=', letter.mail_id),
    );
  }

  async #setTimer(): Promise<void> {
    if (this.#isStopped) return;
    const { store, clock } = this.#tools;
    const next = await waitingLetters(store)
      .select(({ fn }) => fn.min('outbox.next_attempt_at').as('at'))
      .executeTakeFirst();
    if (next?.at === null || next?.at === undefined) return;
    this.#wakeIn(next.at - clock.now());
  }

  #wakeIn(ms: number): void {
    if (this.#isStopped) return;
    this.#cancelTimer();
    this.#cancelTimer = this.#tools.clock.after(ms, () => this.wake());
  }
}

function waitingLetters({ database, ownership }: Store) {
  return database
    .selectFrom('outbox')
    .where('outbox.bank', '=', ownership.bank)
    .where('outbox.status', 'in', ['waiting', 'retrying'])
    .where('outbox.sealed', 'is not', null);
}

function selectDue(store: Store, now: number) {
  return waitingLetters(store)
    .innerJoin('sessions', 'sessions.session_id', 'outbox.session_id')
    .innerJoin('session_contents', 'session_contents.session_id', 'outbox.session_id')
    .innerJoin('numbers', 'numbers.digest', 'outbox.number_digest')
    .where('outbox.next_attempt_at', '<=', now)
    .selectAll('outbox')
    .select(['sessions.locale', 'sessions.adviser_name', 'sessions.adviser_role'])
    .select(['session_contents.sealed_email', 'numbers.issued_at', 'numbers.expires_at'])
    .orderBy('outbox.next_attempt_at')
    .limit(lettersAtOnce);
}
