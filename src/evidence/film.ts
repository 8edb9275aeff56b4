import * as v from 'valibot';
import { filmFacts } from '../protocol/evidence.ts';
import { bytesOf, isSignedBy, sha256, textOf } from './crypto.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const statement = v.object({
  bank: v.string(),
  session: v.string(),
  sha256: v.string(),
  bytes: count,
  facts: filmFacts,
});
const signed = v.object({ body: v.string(), signature: v.string() });

/** A film of a bundle: what the broker has signed about it. */
export interface SignedFilm extends v.InferOutput<typeof statement> {
  readonly signed: v.InferOutput<typeof signed>;
}

/** Reads what is said of a bundle's film; `null` if it is not in its order. */
export function readFilm(json: string): SignedFilm | null {
  const outer = v.safeParse(signed, parsed(json));
  if (!outer.success) return null;
  const inner = v.safeParse(statement, parsed(outer.output.body));
  return inner.success ? { ...inner.output, signed: outer.output } : null;
}

/** Whether the broker with this key made exactly this film, of exactly this session. */
export async function isFilmOf(
  { bank, session, sha256: digest, signed: { body, signature } }: SignedFilm,
  film: Blob,
  log: { readonly bank: string; readonly session: string; readonly key: string },
): Promise<boolean> {
  if (bank !== log.bank || session !== log.session) return false;
  const isSigned = await isSignedBy(log.key, bytesOf(`remote-help-film-1\n${body}`), signature);
  return isSigned && textOf(await sha256(new Uint8Array(await film.arrayBuffer()))) === digest;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
