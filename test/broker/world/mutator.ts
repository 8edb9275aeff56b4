/** Frames that a page could send, and what becomes of them under way: the same ones for the same seed. */
export class Mutator {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A frame: something random, or a right message with something wrong in it. */
  frame(): string {
    const kind = this.#below(10);
    if (kind === 0) return this.#rubbish();
    const message = structuredClone(this.#pick(samples)) as Record<string, unknown>;
    for (let times = this.#below(3); times >= 0; times -= 1) this.#spoil(message);
    const text = JSON.stringify(message);
    return kind > 2 ? text : this.#spoilText(text);
  }

  #rubbish(): string {
    const length = this.#below(200);
    return String.fromCharCode(...Array.from({ length }, () => this.#below(0xd7ff)));
  }

  #spoil(message: Record<string, unknown>): void {
    const key = this.#pick(Object.keys(message).concat('type'));
    const way = this.#below(4);
    if (way === 0) Reflect.deleteProperty(message, key);
    else if (way === 1) message[this.#pick(oddKeys)] = this.#pick(oddValues);
    else if (way === 2) message[key] = this.#pick(oddValues);
    else message['type'] = this.#pick(oddTypes);
  }

  #spoilText(text: string): string {
    const at = this.#below(text.length);
    const ways = [
      () => text.slice(0, at),
      () => text.slice(0, at) + this.#rubbish() + text.slice(at),
      () => text.slice(0, at) + text.slice(at + 1 + this.#below(5)),
      () => text + text,
      () => '['.repeat(5_000) + text,
      () => text.replace('{', '{"type":"customer.ended",'),
    ];
    return this.#pick(ways)();
  }

  #pick<Thing>(things: readonly Thing[]): Thing {
    return things[this.#below(things.length)] as Thing;
  }

  /** mulberry32, a small generator whose numbers are the same everywhere. */
  #below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let bits = this.#state;
    bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * limit);
  }
}

const id = '0e7a4f4e-7d1c-4a8e-9d2b-3f1c5b6a7d80';
const hash = 'A'.repeat(43);
const fingerprint = Array.from({ length: 32 }, () => 'AA').join(':');
const candidate = { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0 };

const samples: readonly object[] = [
  { type: 'customer.greeted', protocol: 1, locale: 'sl' },
  { type: 'customer.gaveNumber', id, number: '12345678', handle: 'A'.repeat(22) },
  { type: 'customer.resumed', token: hash, signature: 'A'.repeat(86), lastSeq: 3 },
  {
    type: 'customer.agreed',
    id,
    version: '1',
    textHash: hash,
    locale: 'sl',
    shownAt: 1,
    agreedAt: 5,
  },
  { type: 'customer.raisedAlarm', id },
  { type: 'customer.committedWords', pairing: 1, commitment: hash },
  { type: 'customer.openedWords', pairing: 1, nonce: hash, fingerprint },
  { type: 'customer.choseWords', id, matched: true },
  { type: 'customer.wroteChat', id, text: 'rubbish' },
  { type: 'customer.declinedShow', id, why: 'customer.cancelled' },
  { type: 'customer.pickedSurface', id, surface: 'monitor', width: 1, height: 1 },
  { type: 'customer.stoppedSharing', id, why: 'browser.endedCapture' },
  { type: 'customer.offeredPicture', epoch: 1, sdp: 'v=0' },
  { type: 'customer.foundRoute', epoch: 1, candidate },
  { type: 'customer.ended', id, why: 'customer.ended' },
  { type: 'customer.pinged', lastSeq: 0 },
  { type: 'adviser.greeted', protocol: 1, ticket: hash, session: { sessionId: id, lastSeq: 0 } },
  { type: 'adviser.openedWords', pairing: 1, nonce: hash, fingerprint },
  { type: 'adviser.wroteChat', id, text: 'rubbish' },
  { type: 'adviser.answeredPicture', epoch: 1, sdp: 'v=0' },
  { type: 'adviser.foundRoute', epoch: 1, candidate },
  { type: 'adviser.sawPicture', id, epoch: 1 },
  { type: 'adviser.ended', id },
];

const oddKeys = ['__proto__', 'constructor', 'toString', 'id', 'seq', 'at', 'who', '', 'adviser'];
const oddTypes = [
  '__proto__',
  'constructor',
  'broker.closed',
  'broker.stored',
  'customer.joined',
  'recorder.storedPiece',
  '',
  'customer.',
  'customer.wroteChat ',
];
const oddValues: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  2 ** 53,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '<img src=x onerror=alert(1)>',
  'x'.repeat(5_000),
  [],
  [[[[[]]]]],
  {},
  { __proto__: null, type: 'customer.ended' },
  Array.from({ length: 50 }, () => 'A'),
];
