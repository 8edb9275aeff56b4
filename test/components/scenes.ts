import type { ConnectionFinding } from '../../src/protocol/reasons.ts';
import type { SessionState } from '../../src/protocol/states.ts';
import type { FakeOptions, FakeSession } from './fake-session.ts';
import { settled } from './journey.ts';

/** What a customer can have before their eyes: a state, and what happened in it. */
export interface Scene {
  readonly state: SessionState;
  readonly options?: FakeOptions;
  readonly then?: (session: FakeSession) => void | Promise<void>;
}

const program = {
  fileName: 'PomocBanke.exe',
  bytes: 4_312_000,
  publisher: 'Banka d. d.',
  sha256: '0123abcd'.repeat(8),
  path: '/v1/programs/PomocBanke.exe',
};
const offering: FakeOptions = { offer: { program } };

/** Everything that there is to see. */
export const scenes: Readonly<Record<string, Scene>> = {
  consent: { state: 'consent' },
  'consent in a browser that cannot share': { state: 'consent', options: { canShare: false } },
  'consent, being reported': {
    state: 'consent',
    then: ({ actor }) => actor.send({ type: 'customer.raisedAlarm' }),
  },
  'download without a program': { state: 'download' },
  'download of another program': {
    state: 'download',
    then: ({ options }) => {
      Object.assign(options!, {
        program: {
          name: 'ISL Light Client',
          link: 'https://help.bank.example/isl',
          explanation: 'Odprite program in vpišite kodo, ki vam jo svetovalec pove po telefonu.',
        },
      });
    },
  },
  'download on its way': {
    state: 'download',
    options: offering,
    then: ({ actor }) => actor.send({ type: 'browser.downloadedPart', bytes: 1_900_000 }),
  },
  'download saved': {
    state: 'download',
    options: offering,
    then: ({ actor }) => actor.send({ type: 'browser.savedProgram' }),
  },
  'download failed': {
    state: 'download',
    options: offering,
    then: ({ actor }) => actor.send({ type: 'browser.failedDownload' }),
  },
  connect: { state: 'connect' },
  'connect, all is well': { state: 'connect', then: found('connection.direct') },
  'connect, by a detour': { state: 'connect', then: found('connection.detour') },
  'connect, nobody can say': { state: 'connect', then: found('connection.untried') },
  'connect, no picture gets through': { state: 'connect', then: found('connection.noPicture') },
  'connect, the bank is out of reach': {
    state: 'connect',
    then: found('connection.unreachable'),
  },
  'connect, being tested again': {
    state: 'connect',
    then: async (session) => {
      await found('connection.noPicture')(session);
      session.actor.send({ type: 'customer.retriedConnection' });
    },
  },
  'connect, checking': { state: 'connect', then: (session) => session.giveNumber('12345678') },
  'chat-only, waiting for the words': { state: 'chat-only' },
  'chat-only with words and a chat': { state: 'chat-only', then: talk },
  'chat-only after wrong words': {
    state: 'chat-only',
    then: (session) => {
      session.actor.send({ type: 'adviser.openedWords' });
      session.chooseWords(null);
    },
  },
  'chat-only after a refused picker': {
    state: 'chat-only',
    then: (session) => {
      start(session);
      session.actor.send({ type: 'customer.confirmedShow' });
      session.actor.send({ type: 'customer.refusedPicker' });
    },
  },
  'chat-only over a lost line': {
    state: 'chat-only',
    then: ({ actor }) => actor.send({ type: 'browser.lostLine', silentMs: 0 }),
  },
  'the warning': { state: 'chat-only', options: { records: true }, then: start },
  'the warning before the words': {
    state: 'chat-only',
    then: ({ actor }) => {
      actor.send({ type: 'adviser.openedWords' });
      actor.send({ type: 'customer.askedToStart' });
    },
  },
  sharing: { state: 'sharing', options: { records: true } },
  'sharing, seen': {
    state: 'sharing',
    then: ({ actor }) => actor.send({ type: 'adviser.sawPicture' }),
  },
  'sharing this very page, pointed at': {
    state: 'sharing',
    then: ({ actor, shownMarks }) => {
      actor.send({ type: 'adviser.sawPicture' });
      actor.send({ type: 'adviser.pointed' });
      const line = Array.from({ length: 40 }, (_, at) => ({
        kind: 'line' as const,
        line: 1,
        x: 0.5 + Math.cos(at / 6) * 0.15,
        y: 0.6 + Math.sin(at / 6) * 0.15,
      }));
      shownMarks.take([...line, { kind: 'arrow', x: 0.65, y: 0.6 }], performance.now());
    },
  },
  'sharing, controlled': {
    state: 'sharing',
    then: ({ actor }) => {
      actor.send({ type: 'adviser.askedForControl' });
      actor.send({ type: 'companion.allowedControl' });
    },
  },
  'sharing, controlled, with a file and a question that wait': {
    state: 'sharing',
    then: async (session) => {
      const { actor } = session;
      exchangeFiles(session);
      actor.send({ type: 'adviser.askedForControl' });
      actor.send({ type: 'companion.allowedControl' });
      actor.send({ type: 'adviser.askedForSystem' });
      while (!actor.getSnapshot().hasTag('systemIsRead')) await settled();
    },
  },
  'a program that wants to join': {
    state: 'chat-only',
    then: ({ actor }) =>
      actor.send({
        type: 'broker.heardProgram',
        request: 1,
        check: '47',
        computer: { system: 'Windows 10', screens: [{ width: 1280, height: 720 }] },
      }),
  },
  'a second adviser who is asked about': {
    state: 'chat-only',
    then: ({ actor }) =>
      actor.send({ type: 'broker.describedSecond', second: { ...boris, at: 'customer' } }),
  },
  'chat-only with a second adviser': {
    state: 'chat-only',
    then: (session) => {
      comesIn(session);
      talk(session);
    },
  },
  'sharing with a second adviser in the chat': { state: 'sharing', then: comesIn },
  'information about the computer': {
    state: 'chat-only',
    then: async ({ actor }) => {
      actor.send({ type: 'adviser.askedForSystem' });
      while (!actor.getSnapshot().hasTag('systemIsRead')) await settled();
    },
  },
  'files of all kinds': {
    state: 'chat-only',
    then: exchangeFiles,
  },
  'sharing, being ended': {
    state: 'sharing',
    then: ({ actor }) => actor.send({ type: 'customer.askedToEnd' }),
  },
  stopped: { state: 'stopped', then: talk },
  'stopped, being reported': {
    state: 'stopped',
    then: ({ actor }) => actor.send({ type: 'customer.raisedAlarm' }),
  },
  closed: { state: 'closed' },
};

const boris = {
  ask: 'i',
  adviser: { name: 'Boris Kranjc', role: 'Svetovalec za podjetja' },
  isPresent: false,
} as const;

function comesIn({ actor }: FakeSession): void {
  actor.send({ type: 'broker.describedSecond', second: { ...boris, at: 'customer' } });
  actor.send({ type: 'customer.allowedSecond' });
  actor.send({
    type: 'broker.describedSecond',
    second: { ...boris, at: 'in', isPresent: true },
  });
}

function found(finding: ConnectionFinding) {
  return async (session: FakeSession) => {
    session.answerTest(finding);
    while (session.actor.getSnapshot().context.connection === null) await settled();
  };
}

function exchangeFiles({ heldFiles }: FakeSession): void {
  heldFiles.allow(25_000_000);
  const digest = 'A'.repeat(43);
  const offers = [
    ['adviser', '1', 'Navodila za prijavo.pdf'],
    ['customer', '2', 'posnetek zaslona.png'],
    ['customer', '3', 'izpisek-2026-10-zelo-dolgo-ime-datoteke-brez-presledkov.pdf'],
  ] as const;
  for (const [who, id, name] of offers) {
    const offer = { type: `${who}.offeredFile`, id, name, bytes: 1_200_000, digest } as const;
    heldFiles.hear({ ...offer, seq: 1, at: 1 });
  }
  heldFiles.hear({ type: 'adviser.tookFile', id: 'x', file: '2', seq: 2, at: 1 });
  heldFiles.hear({ type: 'adviser.tookFilePiece', file: '2', until: 500_000 });
  heldFiles.hear({ type: 'adviser.refusedFile', id: 'y', file: '3', seq: 3, at: 1 });
}

function start(session: FakeSession): void {
  session.actor.send({ type: 'adviser.openedWords' });
  session.actor.send({ type: 'customer.choseWords', matched: true });
  session.actor.send({ type: 'customer.askedToStart' });
}

function talk(session: FakeSession): void {
  session.actor.send({ type: 'adviser.openedWords' });
  const at = Date.now();
  session.add({
    kind: 'message',
    id: '1',
    from: 'adviser',
    text: 'Dober dan.',
    at,
    status: 'stored',
  });
  session.add({
    kind: 'message',
    id: '2',
    from: 'customer',
    text: 'Živjo.',
    at,
    status: 'sending',
  });
}
