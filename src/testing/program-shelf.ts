import * as v from 'valibot';
import { systems, type Program, type ProgramOffer } from '../protocol/http.ts';
import type { RequestReason } from '../protocol/reasons.ts';
import { toHexadecimal } from '../services/bytes/hexadecimal.ts';

/** A program that a bank offers. */
export interface OfferedProgram {
  readonly fileName: string;
  readonly publisher: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** What a request is answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** The simulated broker's programs: one for every system, or none. */
export class ProgramShelf {
  readonly #offered: OfferedProgram | null;

  constructor(offered: OfferedProgram | null) {
    this.#offered = offered;
  }

  /** Answers what a customer's page asks by HTTP. */
  async answer(method: string, { pathname, searchParams }: URL): Promise<HttpAnswer> {
    if (method !== 'GET') return refused(404);
    const offered = this.#offered;
    if (pathname === '/v1/programs') {
      if (!v.is(v.picklist(systems), searchParams.get('system'))) return refused(400);
      const offer: ProgramOffer = { program: offered === null ? null : await programOf(offered) };
      return json(200, offer);
    }
    if (offered === null || pathname !== pathOf(offered)) return refused(404);
    const length = String(offered.content.byteLength);
    const headers = { 'content-type': 'application/octet-stream', 'content-length': length };
    return { status: 200, headers: { ...open, ...headers }, body: offered.content };
  }
}

/** Any page may read the answers: whose page it is, is not what a bank's tests are about. */
const open = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

async function programOf(offered: OfferedProgram): Promise<Program> {
  const { fileName, publisher, content } = offered;
  const sha256 = toHexadecimal(await crypto.subtle.digest('SHA-256', content));
  return { fileName, bytes: content.byteLength, publisher, sha256, path: pathOf(offered) };
}

function pathOf({ fileName }: OfferedProgram): string {
  return `/v1/programs/${encodeURIComponent(fileName)}`;
}

function refused(status: 400 | 404): HttpAnswer {
  const reason: RequestReason = 'request.notUnderstood';
  return json(status, { reason });
}

function json(status: number, body: object): HttpAnswer {
  const headers = { ...open, 'content-type': 'application/json' };
  return { status, headers, body: JSON.stringify(body) };
}
