import * as v from 'valibot';
import { programOffer, type Program, type ProgramOffer, type System } from '../protocol/http.ts';
import { toHexadecimal } from './bytes/hexadecimal.ts';

/** Why a program did not arrive as the bank offers it. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  readonly problem: 'unreachable' | 'notUnderstood' | 'wrongSize' | 'wrongDigest';
  constructor(problem: DownloadError['problem'], cause?: unknown) {
    super(`The program was not downloaded: ${problem}`, { cause });
    this.problem = problem;
  }
}

/**
 * Asks the broker which program the bank offers for a system.
 *
 * @throws {DownloadError} if the broker does not answer, or not in its protocol.
 */
export async function askForProgram(
  broker: string,
  system: System,
  signal: AbortSignal,
): Promise<ProgramOffer> {
  const address = new URL('/v1/programs', broker);
  address.searchParams.set('system', system);
  const answer = await get(address, signal);
  const body: unknown = await answer.json().catch(() => undefined);
  const result = v.safeParse(programOffer, body);
  if (!result.success) throw new DownloadError('notUnderstood');
  return result.output;
}

/**
 * Downloads a program, and gives it out only if it is, to the byte, the one that the bank offers.
 *
 * @param onPart - Called with the bytes so far, at most ten times a second.
 * @throws {DownloadError} if it does not arrive whole and unchanged.
 */
export async function downloadProgram(
  broker: string,
  program: Program,
  onPart: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const answer = await get(new URL(program.path, broker), signal);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let toldAt = 0;
  const reader = answer.body?.getReader();
  for (;;) {
    const part = await reader?.read().catch((cause: unknown) => {
      throw new DownloadError('unreachable', cause);
    });
    if (part?.value === undefined) break;
    parts.push(part.value);
    bytes += part.value.byteLength;
    if (bytes > program.bytes) throw new DownloadError('wrongSize');
    if (performance.now() - toldAt < 100) continue;
    toldAt = performance.now();
    onPart(bytes);
  }
  if (bytes !== program.bytes) throw new DownloadError('wrongSize');
  const file = new Blob(parts, { type: 'application/octet-stream' });
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  if (toHexadecimal(digest) !== program.sha256) throw new DownloadError('wrongDigest');
  onPart(bytes);
  return file;
}

async function get(address: URL, signal: AbortSignal): Promise<Response> {
  const answer = await fetch(address, {
    signal,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  }).catch((cause: unknown) => {
    throw new DownloadError('unreachable', cause);
  });
  if (!answer.ok) throw new DownloadError('unreachable');
  return answer;
}
