import type { KeySuccessionFact, LogLine } from '../trace/format.ts';
import { bytesOf, fromText, isSignedBy, sha256 } from './crypto.ts';

/** A key of the bank before the one that signs now. */
export interface EarlierKey {
  readonly fingerprint: string;
  /** When the next one followed it, in milliseconds since 1970. */
  readonly until: number;
}

/** The keys that the log's key has followed, newest first; `null` if they do not lead to it, or one of two has not signed. */
export async function earlierKeys({
  bank,
  key,
  keys = [],
}: LogLine): Promise<readonly EarlierKey[] | null> {
  const earlier: EarlierKey[] = [];
  let next = key;
  for (const fact of keys.toReversed()) {
    const read = await readSuccession(fact);
    if (read === null || read.bank !== bank || read.newKey !== next) return null;
    earlier.push({ fingerprint: await fingerprintOf(read.oldKey), until: read.at });
    next = read.oldKey;
  }
  return earlier;
}

/** A public key as people compare it: the first 16 digits of its SHA-256, in fours. */
export async function fingerprintOf(key: string): Promise<string> {
  const digest = await sha256(fromText(key));
  const hexadecimal = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return (hexadecimal.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
}

async function readSuccession({ body, oldSignature, newSignature }: KeySuccessionFact) {
  const said = successionIn(body);
  if (said === null) return null;
  const bytes = bytesOf(`remote-help-succession-1\n${body}`);
  const isOfBoth =
    (await isSignedBy(said.oldKey, bytes, oldSignature)) &&
    (await isSignedBy(said.newKey, bytes, newSignature));
  return isOfBoth ? said : null;
}

function successionIn(
  body: string,
): { bank: string; oldKey: string; newKey: string; at: number } | null {
  try {
    const { bank, oldKey, newKey, at } = JSON.parse(body) as Record<string, unknown>;
    const areTexts =
      typeof bank === 'string' && typeof oldKey === 'string' && typeof newKey === 'string';
    return areTexts && typeof at === 'number' ? { bank, oldKey, newKey, at } : null;
  } catch {
    return null;
  }
}
