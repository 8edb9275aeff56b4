import { randomUUID } from 'node:crypto';

/** None of these is right anywhere, not even where a text or a number is wanted. */
const texts: readonly unknown[] = ['', 'x'.repeat(4_000), '\u0003', 'a\nb', '\ud800', '\0'];
const numbers: readonly unknown[] = [
  -1.5,
  1.000_001,
  1e21,
  1e308,
  -1e308,
  2 ** 53,
  -(2 ** 31) - 0.5,
];
const others: readonly unknown[] = [
  ...[null, {}, [1, 2, 3], { x: 1 }, { length: 1e9 }, [[[[[[]]]]]], { toString: 1 }],
];
const values = [...texts, ...numbers, ...others];
const strangers = ['__proto__', 'constructor', 'toString', 'isWanted', 'grant ', 'then', ''];
const frames: readonly string[] = [
  ...['', '{', 'null', '[]', '0', '"text"', '{"type":"__proto__"}', '{"type":"constructor"}'],
  ...['{"type":{"toString":1}}', '{"type":"broker.forgotEverything"}', '\ufeff{}', 'NaN'],
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
];

/** Numbers that look drawn and are the same every time. */
function draws(): (below: number) => number {
  let state = 20_261_127;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What an adviser may say under this grant, and what else a broker says to a program: to be spoilt. */
const rightOnes = (grant: number): readonly Record<string, unknown>[] => [
  ...[
    { kind: 'move', x: 0.9, y: 0.9 },
    { kind: 'button', button: 'left', isDown: true, x: 0.9, y: 0.9 },
    { kind: 'wheel', x: 0.9, y: 0.9, across: 1, down: 1 },
    { kind: 'key', code: 'KeyA', isDown: true },
    { kind: 'text', text: 'never typed' },
  ].map((input) => ({ type: 'adviser.gaveInput', grant, n: 1, inputs: [input] })),
  { type: 'adviser.askedForControl', id: randomUUID(), seq: 1, at: 1 },
  { type: 'broker.openedControl', grant },
  { type: 'broker.boundProgram', sessionId: randomUUID(), resumeMs: 1 },
  { type: 'broker.refused', reason: 'number.notAccepted' },
  { type: 'broker.closed', seq: 1, at: 1, reason: 'adviser.ended' },
];

/**
 * So many messages that are wrong: of wrong types, out of range, with keys that nobody knows, of another permission, not
 * even messages.
 */
export function hostileFrames(count: number, grant: number): string[] {
  const draw = draws();
  const one = <Value>(of: readonly Value[]) => of[draw(of.length)] as Value;
  const right = rightOnes(grant);
  return Array.from({ length: count }, (_, index) => {
    if (index % 10 === 0) return one(frames);
    let spoilt = structuredClone(one(right));
    const inputs = spoilt['inputs'] as Record<string, unknown>[] | undefined;
    const target = inputs !== undefined && draw(3) > 0 ? (inputs[0] ?? spoilt) : spoilt;
    if (index % 10 === 1 && inputs !== undefined)
      return JSON.stringify({ ...spoilt, grant: grant + 1 });
    if (index % 10 === 2) Object.defineProperty(target, one(strangers), own(one(values)));
    else if (index % 10 === 3) spoilt = without(spoilt, one(Object.keys(spoilt)));
    else target[one(Object.keys(target))] = one(values);
    return JSON.stringify(spoilt);
  });
}

function without(whole: Record<string, unknown>, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key));
}

function own(value: unknown): PropertyDescriptor {
  return { value, enumerable: true };
}
