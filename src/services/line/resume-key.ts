import { toBase64Url } from '../bytes/base64url.ts';

/** The page's own key: its private half cannot leave the browser. */
export interface ResumeKey {
  /** The public half: an uncompressed point of P-256, base64url. */
  readonly publicKey: string;
  /** Signs that this browser comes back with `token`, in answer to this greeting (rule P9). */
  sign(nonce: string, token: string): Promise<string>;
  /** Signs that this page joins, in answer to this greeting (rule P17). */
  signJoin(nonce: string, joinId: string): Promise<string>;
}

const database = 'remote-help';
const store = 'keys';
const name = 'resume';

/**
 * The key of this browser for this bank's page, made with the first use. Where the browser keeps nothing, the key
 * lives as long as the page: then a reload cannot be taken up again, and a lost line can.
 */
export async function resumeKey(): Promise<ResumeKey> {
  const pair = (await readPair().catch(() => undefined)) ?? (await makePair());
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  const sign = async (label: string, nonce: string, subject: string) => {
    const text = new TextEncoder().encode(`${label}\n${nonce}\n${subject}\n`);
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    return toBase64Url(await crypto.subtle.sign(algorithm, pair.privateKey, text));
  };
  return {
    publicKey: toBase64Url(raw),
    sign: (nonce, token) => sign('remote-help-resume-1', nonce, token),
    signJoin: (nonce, joinId) => sign('remote-help-join-1', nonce, joinId),
  };
}

async function makePair(): Promise<CryptoKeyPair> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  await inStore('readwrite', (keys) => keys.put(pair, name)).catch(() => undefined);
  return pair;
}

function readPair(): Promise<CryptoKeyPair | undefined> {
  return inStore<CryptoKeyPair | undefined>('readonly', (keys) => keys.get(name));
}

async function inStore<Value>(
  mode: IDBTransactionMode,
  use: (keys: IDBObjectStore) => IDBRequest,
): Promise<Value> {
  const opening = indexedDB.open(database, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(store));
  const opened = (await resultOf(opening)) as IDBDatabase;
  try {
    return (await resultOf(use(opened.transaction(store, mode).objectStore(store)))) as Value;
  } finally {
    opened.close();
  }
}

function resultOf(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result), { once: true });
    request.addEventListener('error', () => reject(request.error), { once: true });
  });
}
