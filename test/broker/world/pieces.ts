import { createHash } from 'node:crypto';
import { consoleOrigin, type AdviserSeat, type World } from './world.ts';

/** What every stream of WebM begins with. */
export const startOfStream = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);

/** A piece of a recording. */
export interface Piece {
  take: string;
  number: number;
  bytes: Buffer<ArrayBuffer>;
  epoch?: number;
  ageMs?: number;
  lengthMs?: number;
  /** What is said to be in it; its bytes otherwise. */
  digestOf?: Buffer;
}

/** Brings a piece to the broker, as the console does. */
export function putPiece(
  { origin }: Pick<World, 'origin'>,
  adviser: AdviserSeat,
  sessionId: string,
  piece: Piece,
): Promise<Response> {
  const { take, number, epoch = 1, bytes, ageMs = 10, lengthMs = 1_000 } = piece;
  const digest = createHash('sha256')
    .update(piece.digestOf ?? bytes)
    .digest('base64');
  const path = `/v1/sessions/${sessionId}/recording/${take}/${number}`;
  return fetch(`${origin}${path}?epoch=${epoch}&ageMs=${ageMs}&lengthMs=${lengthMs}`, {
    method: 'PUT',
    headers: {
      origin: consoleOrigin,
      'remote-help': '1',
      cookie: `remote-help=${adviser.cookie}`,
      'content-digest': `sha-256=:${digest}:`,
    },
    body: bytes,
  });
}
