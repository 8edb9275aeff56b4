import { createHash } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import type { PieceHeading } from '../../../src/protocol/http.ts';
import type { PieceReason, RequestReason } from '../../../src/protocol/reasons.ts';
import type { Clock } from '../clock.ts';
import { SessionKeyError } from '../keeping/session-keys.ts';
import { factsOf, type Log } from '../log.ts';
import type { Session } from '../sessions/session.ts';
import { sealBytes } from '../store/sealing.ts';
import type { Store } from '../store/store.ts';
import { knownTakes, type KnownPiece, type KnownTake } from './known-pieces.ts';
import { cutAt, offsetAfter, putPiece } from './take-file.ts';
import { pathOfTake, placeOfPiece } from './take-place.ts';

/** What became of a piece: its place in the session's log, or why it is not stored. */
export type PieceOutcome = { seq: number } | { problem: PieceReason | RequestReason };

/** What the recordings work with. */
export interface RecordingTools {
  store: Store;
  /** The broker's data folder. */
  folder: string;
  clock: Clock;
  log: Log;
  /** So much is left free for the log, which must go on when the disk fills: sharing stops first. */
  reservedBytes?: number;
}

/** Whose session a piece is brought to, and by whom. */
interface Sender {
  session: Session;
  subject: string;
}

/** A stream of WebM begins so (EBML's own mark). */
const startOfStream = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);

/**
 * The recordings of all sessions: takes of pieces, each encrypted under its session's own key, each in the session's
 * log before anybody hears that it is stored (rules P27, P28).
 */
export class Recordings {
  readonly #tools: RecordingTools;
  readonly #known = new Map<string, Promise<KnownTake[]>>();
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(tools: RecordingTools) {
    this.#tools = tools;
  }

  /** Stores a piece of an open session, in its turn; `subject` is the adviser who brings it. */
  store(
    session: Session,
    subject: string,
    heading: PieceHeading,
    bytes: Uint8Array,
  ): Promise<PieceOutcome> {
    const { id } = session.state;
    const turn = (this.#turns.get(id) ?? Promise.resolve()).then(() =>
      this.#store({ session, subject }, heading, bytes),
    );
    // Nobody waits for a piece that failed but its own sender.
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#turns.set(id, settled);
    void settled.then(() => {
      if (this.#turns.get(id) !== settled) return;
      this.#turns.delete(id);
      if (session.state.state === 'closed') this.#known.delete(id);
    });
    return turn;
  }

  /** What was answered to a piece of a session that is over meanwhile: the answer may have been lost. */
  async find(sessionId: string, heading: PieceHeading): Promise<PieceOutcome> {
    const takes = await knownTakes(this.#tools.store, sessionId);
    return knownOutcome(pieceIn(takes, heading), heading) ?? { problem: 'session.closed' };
  }

  async #store(sender: Sender, heading: PieceHeading, bytes: Uint8Array): Promise<PieceOutcome> {
    const { session } = sender;
    const takes = await this.#takesOf(session.state.id);
    const known = knownOutcome(pieceIn(takes, heading), heading);
    if (known !== null) {
      const { take, piece } = heading;
      if ('problem' in known) {
        this.#tools.log('recording.pieceDiffers', { session: session.state.id, take, piece });
      }
      return known;
    }
    const take = takes.find((one) => one.take === heading.take) ?? {
      take: heading.take,
      pieces: [],
    };
    const problem = problemOf(heading, bytes, take);
    if (problem !== null) return { problem };
    const outcome = await this.#keep(sender, heading, bytes, take);
    if ('problem' in outcome) return outcome;
    if (outcome.piece === 0) takes.push(take);
    take.pieces.push(outcome);
    return { seq: outcome.seq };
  }

  async #keep(
    { session, subject }: Sender,
    heading: PieceHeading,
    bytes: Uint8Array,
    { take, pieces }: KnownTake,
  ): Promise<KnownPiece | { problem: PieceReason | RequestReason }> {
    const { store, clock } = this.#tools;
    const { id } = session.state;
    const { piece, epoch, digest, ageMs, lengthMs } = heading;
    const place = { bank: store.ownership.bank, sessionId: id, take, piece };
    const path = pathOfTake(this.#tools.folder, id, take);
    const offset = offsetAfter(pieces.map((one) => one.bytes));
    try {
      if (!(await this.#hasRoom(bytes.length))) return { problem: 'storage.full' };
      const key = store.sessionKeys.keyOf(id);
      await putPiece(path, offset, sealBytes(key, bytes, placeOfPiece(place)));
    } catch (error) {
      if (error instanceof SessionKeyError) return { problem: 'recording.keyMissing' };
      this.#tools.log('recording.notStored', { session: id, ...factsOf(error) });
      return { problem: 'storage.full' };
    }
    const until = clock.now() - ageMs;
    const facts = {
      take,
      piece,
      epoch,
      bytes: bytes.length,
      digest,
      from: until - lengthMs,
      until,
    };
    const outcome = await session.handle({
      type: 'broker.storedPiece',
      ...facts,
      ageMs,
      subject,
    });
    const seq = session.placeOf('broker', pieceId(heading))?.seq;
    if (outcome.verdict === 'accepted' && seq !== undefined) return { seq, ...facts };
    await cutAt(path, offset);
    if (session.state.state === 'closed') return { problem: 'session.closed' };
    const isBusy = outcome.verdict === 'refused' && outcome.reason === 'broker.busy';
    return { problem: isBusy ? 'storage.full' : 'piece.notNow' };
  }

  #takesOf(sessionId: string): Promise<KnownTake[]> {
    const known = this.#known.get(sessionId) ?? knownTakes(this.#tools.store, sessionId);
    this.#known.set(sessionId, known);
    return known;
  }

  async #hasRoom(bytes: number): Promise<boolean> {
    const { folder, reservedBytes = 0 } = this.#tools;
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= bytes + reservedBytes;
  }
}

/** The id under which a piece stands in its session's log, once. */
export function pieceId({ take, piece }: Pick<PieceHeading, 'take' | 'piece'>): string {
  return `${take}/${piece}`;
}

function pieceIn(takes: readonly KnownTake[], { take, piece }: PieceHeading) {
  return takes.find((one) => one.take === take)?.pieces[piece];
}

/** The same piece again gets the same answer; another one under its number is not taken. */
function knownOutcome(
  known: KnownPiece | undefined,
  { digest, bytes }: PieceHeading,
): PieceOutcome | null {
  if (known === undefined) return null;
  const isSame = known.digest === digest && known.bytes === bytes;
  return isSame ? { seq: known.seq } : { problem: 'piece.differs' };
}

function problemOf(
  heading: PieceHeading,
  bytes: Uint8Array,
  { pieces }: KnownTake,
): PieceReason | null {
  if (heading.piece !== pieces.length) return 'piece.tooEarly';
  if (bytes.length !== heading.bytes) return 'piece.altered';
  if (createHash('sha256').update(bytes).digest('base64') !== heading.digest) {
    return 'piece.altered';
  }
  const startsStream = startOfStream.equals(bytes.subarray(0, startOfStream.length));
  return heading.piece === 0 && !startsStream ? 'piece.notUnderstood' : null;
}
