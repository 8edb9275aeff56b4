import { fresh, oneOfEach } from '../../test/machines/ways.ts';
import type { SessionInput } from '../../src/machines/session.setup.ts';
import type { Plain } from '../../src/trace/format.ts';
import type { Examples } from './shortest-ways.ts';

const comingBack: SessionInput = {
  canShare: true,
  kept: {
    adviser: { name: 'Ana Novak', role: 'Svetovalka' },
    records: false,
    wordsNeeded: true,
    resumeMs: 60_000,
    hasShared: true,
    silentMs: 0,
  },
};

/** What a session can be started with, and one of each event, as its tests have them. */
export const sessionExamples: Examples = {
  inputs: [fresh, comingBack],
  events: oneOfEach,
  tellApart: withoutSecond,
};

/** A second adviser changes nothing else: they are gone through while all else is at rest. */
function withoutSecond(value: Plain): unknown {
  if (typeof value !== 'object' || value === null || !('joined' in value)) return value;
  const { second, ...others } = value.joined as Readonly<Record<string, Plain>>;
  const isAtRest = Object.entries(atRest).every(([region, state]) => others[region] === state);
  return { joined: { ...others, second: isAtRest ? second : null } };
}

const atRest = {
  line: 'up',
  words: 'waiting',
  program: 'none',
  control: 'off',
  system: 'unasked',
  files: 'none',
  ending: 'unasked',
} as const;
