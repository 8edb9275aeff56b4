import type { OpenedEvidence } from '../../../src/protocol/evidence.ts';
import type { Clock } from '../clock.ts';
import { readDeletion } from '../keeping/deletion.ts';
import { Holds } from '../keeping/holds.ts';
import type { KeepingLog } from '../keeping/keeping-log.ts';
import { KeyChain } from '../keeping/key-succession.ts';
import { keptSuccessions } from '../keeping/kept-successions.ts';
import type { RetentionRules } from '../keeping/retention-rules.ts';
import { SessionKeyError } from '../keeping/session-keys.ts';
import type { Signed, SigningKey } from '../keeping/signing-key.ts';
import { openFilm } from '../recordings/film/film.ts';
import type { Store } from '../store/store.ts';
import { EvidenceArchive } from './evidence-archive.ts';
import { exportedText, type ExportSource } from './exported-log.ts';
import { Looking } from './looking.ts';
import { Looks } from './looks.ts';

/** What the desk is made of. */
export interface EvidenceDeskTools {
  store: Store;
  keepingLog: KeepingLog;
  signingKey: SigningKey;
  rules: RetentionRules;
  /** The data folder. */
  folder: string;
  clock: Clock;
}

/** Everything that the complaints department works with. */
export class EvidenceDesk {
  readonly archive: EvidenceArchive;
  readonly holds: Holds;
  readonly looks: Looks;
  readonly looking: Looking;
  readonly source: ExportSource;

  constructor({ store, keepingLog, signingKey, rules, folder, clock }: EvidenceDeskTools) {
    this.archive = new EvidenceArchive(store, rules);
    this.holds = new Holds(store, keepingLog, clock);
    this.looks = new Looks(store, keepingLog, rules.calendar, clock);
    this.looking = new Looking(store, folder, clock);
    this.source = { store, folder, signingKey, now: () => clock.now() };
  }

  /** A session with all that there is of it, for whoever has written down why they look; `null` if there is none. */
  async read(sessionId: string): Promise<OpenedEvidence | null> {
    const session = await this.archive.find(sessionId);
    if (session === null) return null;
    const acts = await this.archive.actsOn(sessionId);
    const nothing = { trace: null, film: null, keyIsMissing: false, deletion: null };
    const signed = await this.archive.deletionOf(sessionId);
    if (signed !== null) {
      const deletion = { ...signed, key: await this.#signerOf(signed) };
      return { session, acts, ...nothing, deletion };
    }
    const { store, folder } = this.source;
    try {
      const film = await openFilm(store, folder, sessionId);
      let trace = '';
      for await (const line of exportedText(this.source, session)) trace += line;
      return { session, acts, ...nothing, trace, film: film?.facts ?? null };
    } catch (error) {
      if (!(error instanceof SessionKeyError)) throw error;
      return { session, acts, ...nothing, keyIsMissing: true };
    }
  }

  /** The key that a record of deletion was signed by: the one of that time, where another has followed it. */
  async #signerOf(signed: Signed): Promise<string> {
    const { store, signingKey } = this.source;
    const { publicKey } = signingKey;
    const keys = new KeyChain(store.ownership.bank, publicKey, await keptSuccessions(store));
    const at = readDeletion(signed)?.deletedAt ?? Infinity;
    return keys.signerOf('deletion', signed, at) ?? publicKey;
  }
}
