import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviserMessages } from '../../src/protocol/adviser-messages.ts';
import { brokerMessages } from '../../src/protocol/broker-messages.ts';
import { companionMessages } from '../../src/protocol/companion-messages.ts';
import { customerMessages } from '../../src/protocol/customer-messages.ts';
import { secondMessages } from '../../src/protocol/second-messages.ts';
import {
  decodeAdviserMessage,
  decodeBrokerMessage,
  decodeCompanionMessage,
  decodeCustomerMessage,
} from '../../src/protocol/decode.ts';
import { endReasons, refusalReasons, requestReasons } from '../../src/protocol/reasons.ts';
import { sizes } from '../../src/protocol/limits.ts';
import { arbitraryMessages } from './arbitrary-messages.ts';

const sides = [
  { side: 'customer', decode: decodeCustomerMessage, kinds: arbitraryMessages.customer },
  { side: 'adviser', decode: decodeAdviserMessage, kinds: arbitraryMessages.adviser },
  { side: 'companion', decode: decodeCompanionMessage, kinds: arbitraryMessages.companion },
] as const;
const kinds = sides.flatMap(({ decode, kinds }) => kinds.map((kind) => ({ decode, ...kind })));
const decoders = [
  decodeCustomerMessage,
  decodeAdviserMessage,
  decodeCompanionMessage,
  decodeBrokerMessage,
];

const nothingUnderstands = (frame: string) => {
  for (const decode of decoders) expect(decode(frame)).toBeNull();
};

describe('P2 what is understood', () => {
  it('P2 every message of both sides has a generator of right ones', () => {
    const types = kinds.map(({ type }) => type);
    const known = [customerMessages, adviserMessages, companionMessages].flatMap((side) =>
      Object.keys(side),
    );
    expect([...types].sort()).toEqual([...known].sort());
  });

  it.each(kinds)('P2 a right $type comes out as it was', ({ decode, message }) => {
    fc.assert(
      fc.property(message, (sent) => {
        expect(decode(JSON.stringify(sent))).toEqual(sent);
      }),
    );
  });

  it.each(kinds)(
    'P2 a $type without one of its fields is refused',
    ({ decode, message, needed }) => {
      fc.assert(
        fc.property(message, fc.constantFrom(...needed), (sent, missing) => {
          const { [missing]: _, ...rest } = sent;
          expect(decode(JSON.stringify(rest))).toBeNull();
        }),
      );
    },
  );

  it.each(kinds)('P2 a $type with one field more is refused', ({ decode, message }) => {
    const names = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString'));
    fc.assert(
      fc.property(message, names, fc.jsonValue(), (sent, name, value) => {
        fc.pre(!Object.hasOwn(sent, name) && !['handle', 'number', 'session'].includes(name));
        const frame = `${JSON.stringify(sent).slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(value)}}`;
        expect(decode(frame)).toBeNull();
      }),
    );
  });

  it.each(kinds)(
    'P2 a $type with anything in a field does no harm',
    ({ decode, message, needed }) => {
      const odd = fc.oneof(
        fc.jsonValue(),
        fc.constantFrom(1e400, -1, 0.5, '\ud800', 'x'.repeat(70_000)),
      );
      fc.assert(
        fc.property(message, fc.constantFrom(...needed), odd, (sent, field, value) => {
          const spoilt = { ...sent, [field]: value };
          const decoded = decode(JSON.stringify(spoilt));
          if (decoded !== null) expect(decoded).toEqual(JSON.parse(JSON.stringify(spoilt)));
        }),
      );
    },
  );

  it('P2 a message of one side is no message of the other', () => {
    for (const { type, message } of arbitraryMessages.customer) {
      const [sent] = fc.sample(message, 1);
      expect(decodeAdviserMessage(JSON.stringify(sent)), type).toBeNull();
    }
    for (const { type, message } of arbitraryMessages.adviser) {
      const [sent] = fc.sample(message, 1);
      expect(decodeCustomerMessage(JSON.stringify(sent)), type).toBeNull();
    }
  });

  it('P2 what comes out is not what came: a prototype in a message reaches nothing', () => {
    const frame = '{"type":"customer.pinged","lastSeq":0,"__proto__":{"isAdviser":true}}';
    expect(decodeCustomerMessage(frame)).toBeNull();
    expect(({} as Record<string, unknown>)['isAdviser']).toBeUndefined();
  });

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    'customer',
    'Customer.pinged',
  ])('P2 the type %j is none', (type) => nothingUnderstands(JSON.stringify({ type, lastSeq: 0 })));

  it('P2 rubbish is refused and never thrown at', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), nothingUnderstands), { numRuns: 2_000 });
    fc.assert(fc.property(fc.json(), nothingUnderstands), { numRuns: 2_000 });
  });
});

describe('P3 sizes', () => {
  it.each([
    ['deep', '['.repeat(60_000)],
    ['deep and closed', '['.repeat(30_000) + ']'.repeat(30_000)],
    [
      'deep in a field',
      `{"type":"customer.pinged","lastSeq":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}`,
    ],
    ['with a long number', `{"type":"customer.pinged","lastSeq":1${'0'.repeat(60_000)}}`],
    ['of many keys', `{${Array.from({ length: 5_000 }, (_, key) => `"k${key}":1`).join()}}`],
    ['too large', `{"type":"customer.pinged","lastSeq":0}${' '.repeat(sizes.maxFrameBytes)}`],
  ])('P3 a frame that is %s is refused', (_, frame) => nothingUnderstands(frame));

  const chat = (text: string) =>
    decodeCustomerMessage(
      JSON.stringify({
        type: 'customer.wroteChat',
        id: '0e7a4f4e-7d1c-4a8e-9d2b-3f1c5b6a7d80',
        text,
      }),
    );

  it('P3 chat has 4,000 characters, something in it, and whole ones', () => {
    expect(chat('č'.repeat(4_000))).not.toBeNull();
    expect(chat('č'.repeat(4_001))).toBeNull();
    for (const text of ['', ' \n\t', '\u00a0', 'a\ud800b']) expect(chat(text)).toBeNull();
    expect(chat(' 👩‍💻 ')).toMatchObject({ text: ' 👩‍💻 ' });
  });

  it('P3 a session description has 60,000 characters, a candidate 1,024', () => {
    const offer = (length: number) =>
      decodeCustomerMessage(
        JSON.stringify({
          type: 'customer.offeredPicture',
          epoch: 1,
          sdp: 'v=0'.padEnd(length, 'x'),
        }),
      );
    expect(offer(60_000)).not.toBeNull();
    expect(offer(60_001)).toBeNull();
    const route = (length: number) =>
      decodeAdviserMessage(
        JSON.stringify({
          type: 'adviser.foundRoute',
          epoch: 1,
          candidate: { candidate: 'x'.repeat(length), sdpMid: null, sdpMLineIndex: null },
        }),
      );
    expect(route(1_024)).not.toBeNull();
    expect(route(1_025)).toBeNull();
  });
});

describe('P4 names are permissions', () => {
  it('P4 each message is named after the only role that may raise it', () => {
    for (const type of Object.keys(customerMessages)) expect(type).toMatch(/^customer\.[a-z]+/);
    for (const type of Object.keys(adviserMessages)) expect(type).toMatch(/^adviser\.[a-z]+/);
    for (const type of Object.keys(secondMessages)) expect(type).toMatch(/^second\.[a-z]+/);
  });

  it("P4 a broker passes on each message of a side under that side's name, and its own as broker", () => {
    const passed = Object.keys(brokerMessages).filter((type) => !type.startsWith('broker.'));
    const known = {
      ...customerMessages,
      ...adviserMessages,
      ...companionMessages,
      ...secondMessages,
    };
    // A number becomes a join, and notes come by a request.
    const ofNoSocket = new Set(['customer.joined', 'adviser.wroteNotes']);
    for (const type of passed) {
      if (!ofNoSocket.has(type)) expect(Object.keys(known)).toContain(type);
    }
  });

  it('P4 every message that the protocol page names exists, and nothing else is in its tables', () => {
    const page = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');
    const named = [...page.matchAll(/`((?:customer|adviser|broker)\.[a-z]\w+)`/g)].map(
      ([, type]) => type,
    );
    const reasons: string[] = [...refusalReasons, ...endReasons, ...requestReasons];
    const known = [customerMessages, adviserMessages, brokerMessages].flatMap((table) =>
      Object.keys(table),
    );
    expect(
      named.filter((type) => !known.includes(type ?? '') && !reasons.includes(type ?? '')),
    ).toEqual([]);
  });
});
