import type { FoundSession, OpenedEvidence } from '../../protocol/evidence.ts';
import type { TraceLine } from '../../trace/format.ts';
import { readTrace } from '../../trace/read-trace.ts';
import type { Checks } from '../check-view.ts';
import { bytesOf, isSignedBy } from '../crypto.ts';
import { checkLog } from '../log-check.ts';
import { EvidencePlayer } from '../player/evidence-player.ts';
import { EvidenceSession } from '../player/evidence-session.ts';
import type { EvidenceWords } from '../../locales/evidence-words.ts';
import { EvidenceRefusedError, evidenceClient } from './evidence-client.ts';

/** What is searched for, as it stands in the form. */
export interface SearchForm {
  readonly day: string;
  readonly adviser: string;
  readonly reference: string;
}

/** A session that is shown. */
export interface ShownSession {
  readonly opened: OpenedEvidence;
  readonly player: EvidencePlayer | null;
  readonly checks: Checks;
  /** Whether the bank has signed the record of deletion; `null` until that is checked. */
  readonly isProven: boolean | null;
}

/** Everything that the page of the complaints department knows. */
export class EvidencePage {
  /** `undefined` until the broker has said who is signed in. */
  officer: { readonly name: string; readonly role: string } | null | undefined;
  signInFailed = false;
  reason = '';
  /** Whether the reason was missing when it was needed. */
  needsReason = false;
  found: { readonly sessions: readonly FoundSession[]; readonly hasMore: boolean } | null = null;
  shown: ShownSession | null = null;
  isBusy = false;
  /** What is to be told, already in words. */
  told: { readonly text: string; readonly isBad: boolean } | null = null;
  readonly words: () => EvidenceWords;
  readonly #onChange: () => void;

  constructor(words: () => EvidenceWords, onChange: () => void) {
    this.words = words;
    this.#onChange = onChange;
  }

  async start(): Promise<void> {
    await this.#try(async () => {
      this.officer = await evidenceClient.officer();
    });
    this.#onChange();
  }

  write(reason: string): void {
    this.reason = reason;
    this.needsReason = false;
  }

  async search(form: SearchForm): Promise<void> {
    const { day, adviser, reference } = form;
    const by = {
      ...(day !== '' && { day }),
      ...(adviser.trim() !== '' && { adviser: adviser.trim() }),
      ...(reference.trim() !== '' && { reference: reference.trim() }),
    };
    if (Object.keys(by).length === 0) return this.say(this.words().find.needsOne, true);
    await this.#withReason(async (reason) => {
      this.found = await evidenceClient.search({ reason, ...by });
      const { none, more } = this.words().find;
      if (this.found.sessions.length === 0) this.say(none);
      if (this.found.hasMore) this.say(more);
    });
  }

  async open(sessionId: string): Promise<void> {
    await this.#withReason(async (reason) => {
      this.#show(await evidenceClient.open(sessionId, reason));
    });
  }

  /** Back to what was found. */
  leave(): void {
    this.shown?.player?.stop();
    this.shown = null;
    this.told = null;
    this.#onChange();
  }

  async hold(act: 'hold' | 'release'): Promise<void> {
    const { shown } = this;
    if (shown === null) return;
    const { session } = shown.opened;
    await this.#withReason(async (reason) => {
      await evidenceClient.hold(session.sessionId, act, reason);
      const isHeld = act === 'hold';
      const opened = { ...shown.opened, session: { ...session, isHeld } };
      this.shown = { ...shown, opened };
      const { session: words } = this.words();
      this.say(isHeld ? words.isHeld : words.isReleased);
    });
  }

  /** Has the browser fetch the bundle. */
  async export(): Promise<void> {
    const { shown } = this;
    if (shown === null) return;
    await this.#withReason(async (reason) => {
      const link = document.createElement('a');
      link.href = await evidenceClient.bundle(shown.opened.session.sessionId, reason);
      link.download = '';
      link.click();
      this.say(this.words().session.bundleReady);
    });
  }

  async signOut(): Promise<void> {
    this.leave();
    await this.#try(async () => {
      await evidenceClient.signOut();
      this.#forget();
    });
    this.#onChange();
  }

  say(text: string, isBad = false): void {
    this.told = { text, isBad };
    this.#onChange();
  }

  #show(opened: OpenedEvidence): void {
    this.shown?.player?.stop();
    const lines = opened.trace === null ? null : readTrace(opened.trace).lines;
    const checks = { log: null, recording: null, isFilmSigned: null };
    const player = lines && this.#playerFor(opened, lines);
    const shown = { opened, player, checks, isProven: null };
    this.shown = shown;
    void this.#check(shown, lines ?? []);
  }

  #playerFor({ session, film }: OpenedEvidence, lines: readonly TraceLine[]): EvidencePlayer {
    return new EvidencePlayer({
      session: new EvidenceSession(lines, film),
      openFilm: film === null ? null : () => evidenceClient.play(session.sessionId, this.reason),
      words: () => this.words().player,
    });
  }

  async #check(shown: ShownSession, lines: readonly TraceLine[]): Promise<void> {
    const { deletion } = shown.opened;
    const { log } = shown.player ?? {};
    const isProven = deletion === null ? null : await isSignedRecord(deletion);
    const found = log ? await checkLog(log, lines) : null;
    if (this.shown?.opened.acts !== shown.opened.acts) return;
    this.shown = { ...this.shown, isProven, checks: { ...shown.checks, log: found } };
    this.#onChange();
  }

  #forget(): void {
    this.officer = null;
    this.found = null;
    this.shown = null;
    this.reason = '';
  }

  /** Nothing is asked for without a reason: the field says so at once, and the broker would too. */
  async #withReason(act: (reason: string) => Promise<void>): Promise<void> {
    const reason = this.reason.trim();
    this.needsReason = reason === '';
    this.told = null;
    if (this.needsReason) this.say(this.words().reason.missing, true);
    else {
      this.isBusy = true;
      this.#onChange();
      await this.#try(() => act(reason));
      this.isBusy = false;
    }
    this.#onChange();
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof EvidenceRefusedError)) throw error;
      const { refusals, failed } = this.words();
      if (error.reason === 'signIn.needed') this.#forget();
      this.say(refusals[error.reason ?? ''] ?? failed, true);
    }
  }
}

function isSignedRecord({ body, signature, key }: SignedRecord): Promise<boolean> {
  return isSignedBy(key, bytesOf(`remote-help-deletion-1\n${body}`), signature);
}

type SignedRecord = NonNullable<OpenedEvidence['deletion']>;
