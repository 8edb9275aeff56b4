import type { AdviserEntry } from '../../src/actors/adviser-console.ts';
import { writeFolderList } from '../../src/protocol/folder-list.ts';
import { FolderToFetchFrom } from '../../src/services/files/folder-to-fetch-from.ts';
import { FileExchange } from '../../src/services/files/file-exchange.ts';
import { endReasons, mailProblems, stopReasons } from '../../src/protocol/reasons.ts';
import { hostile, session } from './stage.ts';

/** One element of the console, and what it shows. */
export interface Scene {
  readonly tag: string;
  readonly shows: Readonly<Record<string, unknown>>;
}

const at = Date.now();
const message = (id: string, from: 'customer' | 'adviser', status: string, text = 'Dober dan') =>
  ({ kind: 'message', id, from, text, at, status }) as AdviserEntry;

/** What was said in a session in which everything happened. */
export const entries: readonly AdviserEntry[] = [
  { kind: 'notice', id: 'n1', notice: 'joined', at },
  message('m1', 'adviser', 'stored'),
  message('m2', 'customer', 'stored', hostile),
  message('m3', 'adviser', 'sending'),
  message('m4', 'adviser', 'refused'),
  { kind: 'notice', id: 'n2', notice: 'customer.ended', at },
];

const adviser = { name: 'Ana Novak', role: 'Svetovalka za e-banko' };
const hostileColleague = { name: hostile, role: 'Svetovalec za podjetja' };
const askedHandOvers = [adviser, hostileColleague].map((from, index) => ({
  sessionId: `s${index}`,
  ask: `a${index}`,
  reference: 'HWCU-9MCW',
  locale: index === 0 ? 'sl' : 'en',
  from,
}));
const listed = [
  { session: session(), unread: 0 },
  { session: session({ sessionId: 'b', state: 'sharing', customerEmail: hostile }), unread: 3 },
  {
    session: session({ sessionId: 'c', mail: { status: 'waiting' }, number: 'waiting' }),
    unread: 0,
  },
  {
    session: session({ sessionId: 'd', mail: { status: 'failed', problem: 'mail.refused' } }),
    unread: 0,
  },
  { session: session({ sessionId: 'e', state: 'closed', closedAt: at }), unread: 0 },
];

/** Files in every phase. */
function exchangedFiles(): FileExchange {
  const nothing = () => undefined;
  const files = new FileExchange({
    side: 'adviser',
    keep: nothing,
    pass: nothing,
    onReceived: nothing,
    folder: new FolderToFetchFrom(nothing),
  });
  files.allow(25_000_000);
  const digest = 'A'.repeat(43);
  for (const [id, who] of ['customer', 'adviser', 'customer'].entries()) {
    const name = who === 'adviser' ? 'Navodila.pdf' : `${hostile}.png`;
    const offer = { id: String(id), name, bytes: 1_200_000, digest, seq: 1, at: 1 };
    files.hear({ type: `${who as 'customer' | 'adviser'}.offeredFile`, ...offer });
  }
  files.hear({ type: 'customer.tookFile', id: 'x', file: '1', seq: 1, at: 1 });
  files.hear({ type: 'customer.tookFilePiece', file: '1', until: 700_000 });
  files.hear({
    type: 'customer.cancelledFile',
    id: 'y',
    file: '2',
    why: 'file.gone',
    seq: 1,
    at: 1,
  });
  return files;
}

/** A folder of which files are asked for, arriving, received, too large and not to be had. */
function shownFolder(): FileExchange {
  const files = exchangedFiles();
  const placed = { seq: 1, at: 1 } as const;
  const paths = [['a.txt'], ['november', 'Računi', 'položnica.pdf'], [hostile, 'b.png'], ['c.zip']];
  const { text } = writeFolderList({
    name: 'Dokumenti',
    files: paths.map((path, at) => ({ path, bytes: at === 3 ? 99_000_000 : 1_200 * at })),
  });
  files.hear({
    ...{ type: 'companion.showedFolder', id: 'f', files: 4, isCut: true, text },
    ...placed,
  });
  for (const place of [0, 1, 2]) {
    files.hear({ type: 'adviser.askedForFile', id: `ask${place}`, folder: 'f', place, ...placed });
  }
  files.hear({
    ...{ type: 'companion.cancelledFile', id: 'z', file: 'ask0', why: 'file.failed' },
    ...placed,
  });
  const offer = { name: 'položnica.pdf', bytes: 1_200, digest: 'A'.repeat(43) };
  files.hear({ type: 'companion.offeredFile', id: '9', ...offer, asked: 'ask1', ...placed });
  files.take('9');
  return files;
}

/** Everything that there is to see, by name. */
export const scenes: Readonly<Record<string, Scene>> = {
  ...Object.fromEntries(
    ['checking', 'asking', 'leaving', 'unreachable'].map((step) => [
      `signing in: ${step}`,
      { tag: 'remote-help-adviser-sign-in', shows: { step } },
    ]),
  ),
  'a sign-in that failed': {
    tag: 'remote-help-adviser-sign-in',
    shows: { step: 'asking', because: 'failed' },
  },
  'a sign-in that ran out': {
    tag: 'remote-help-adviser-sign-in',
    shows: { step: 'asking', because: 'expired' },
  },
  'a list that is loading': { tag: 'remote-help-adviser-queue', shows: { adviser } },
  'an empty list': { tag: 'remote-help-adviser-queue', shows: { adviser, sessions: [] } },
  'a full list': {
    tag: 'remote-help-adviser-queue',
    shows: { adviser, sessions: listed, selected: 'b', lineIsLost: true },
  },
  'a new session': { tag: 'remote-help-adviser-invitation', shows: {} },
  'a wrong address': { tag: 'remote-help-adviser-invitation', shows: { emailIsWrong: true } },
  'a refused session': {
    tag: 'remote-help-adviser-invitation',
    shows: { problem: 'request.tooMany', isSending: true },
  },
  'the question before the end': {
    tag: 'remote-help-adviser-question',
    shows: { about: 'end', customer: hostile },
  },
  'the question before signing out': {
    tag: 'remote-help-adviser-question',
    shows: { about: 'signOut' },
  },
  'the colleagues who can take a session over': {
    tag: 'remote-help-adviser-colleagues',
    shows: {
      colleagues: [adviser, hostileColleague].map((who, n) => ({ ...who, colleague: `c${n}` })),
    },
  },
  'no colleague at the console': { tag: 'remote-help-adviser-colleagues', shows: {} },
  'sessions to take over': {
    tag: 'remote-help-adviser-take-over',
    shows: { handOvers: askedHandOvers },
  },
  'a session that was handed over': {
    tag: 'remote-help-adviser-handed-over',
    shows: { to: hostileColleague },
  },
  'a session that somebody has taken over': { tag: 'remote-help-adviser-handed-over', shows: {} },
  ...Object.fromEntries(
    (['connect', 'chat-only', 'sharing', 'stopped', 'closed'] as const).map((state) => [
      `the header in ${state}`,
      {
        tag: 'remote-help-adviser-header',
        shows: {
          session: session({ state, customerEmail: hostile }),
          state,
          presence: state === 'sharing' ? 'present' : 'away',
          canEnd: state !== 'closed',
        },
      },
    ]),
  ),
  ...Object.fromEntries(
    (['starting', 'waiting', 'recorded', 'failing'] as const).map((phase) => [
      `the recording: ${phase}`,
      {
        tag: 'remote-help-adviser-header',
        shows: {
          session: session({ state: 'sharing' }),
          state: 'sharing',
          presence: phase === 'waiting' ? 'away' : 'present',
          recording: { phase, since: Date.now() - 65_000, behindMs: () => 4_000 },
        },
      },
    ]),
  ),
  'the header while ending': {
    tag: 'remote-help-adviser-header',
    shows: { session: session(), state: 'stopped', isEnding: true },
  },
  ...Object.fromEntries(
    ['waiting', 'ready', 'matched', 'differed', 'forged'].map((step) => [
      `the words: ${step}`,
      { tag: 'remote-help-adviser-check', shows: { step, pair: ['tramvaj', 'zemljevid'] } },
    ]),
  ),
  ...Object.fromEntries(
    ['none', 'coming', 'awaitsWords', 'interrupted', 'forged', 'elsewhere', 'refused'].map(
      (step) => [
        `no picture: ${step}`,
        { tag: 'remote-help-adviser-progress', shows: { session: session(), progress: { step } } },
      ],
    ),
  ),
  'a number on its way': {
    tag: 'remote-help-adviser-progress',
    shows: {
      session: session({ mail: { status: 'waiting' }, number: 'waiting' }),
      progress: { step: 'connect', isRenewing: true, problem: null },
    },
  },
  ...Object.fromEntries(
    mailProblems.map((problem) => [
      `an e-mail that does not arrive: ${problem}`,
      {
        tag: 'remote-help-adviser-progress',
        shows: {
          session: session({ mail: { status: 'failed', problem } }),
          progress: { step: 'connect', isRenewing: false, problem: 'broker.unreachable' },
        },
      },
    ]),
  ),
  'nothing shared yet': {
    tag: 'remote-help-adviser-progress',
    shows: { session: session(), progress: { step: 'chat-only', notShown: 'picker.refused' } },
  },
  ...Object.fromEntries(
    stopReasons.map((reason) => [
      `sharing stopped: ${reason}`,
      {
        tag: 'remote-help-adviser-progress',
        shows: { session: session(), progress: { step: 'stopped', reason, notShown: null } },
      },
    ]),
  ),
  ...Object.fromEntries(
    endReasons.map((reason) => [
      `the end: ${reason}`,
      {
        tag: 'remote-help-adviser-progress',
        shows: { session: session(), progress: { step: 'closed', reason } },
      },
    ]),
  ),
  'the picture': { tag: 'remote-help-adviser-picture', shows: { surface: 'monitor' } },
  'the picture of the customer’s own page': {
    tag: 'remote-help-adviser-picture',
    shows: { surface: 'browser', canPoint: true },
  },
  ...Object.fromEntries(
    ['noProgram', 'notMonitor', 'off', 'asked', 'allowed', 'rests'].map((step) => [
      `control: ${step}`,
      {
        tag: 'remote-help-adviser-control',
        shows: { step, why: 'customer.touched', restSeconds: 3 },
      },
    ]),
  ),
  'more help': { tag: 'remote-help-adviser-helping', shows: { canAsk: true } },
  'information about the computer, asked for': {
    tag: 'remote-help-adviser-helping',
    shows: { systemIsAsked: true, systemAnswer: 'refused' },
  },
  'information about the computer': {
    tag: 'remote-help-adviser-helping',
    shows: {
      canAsk: true,
      systemAnswer: 'sent',
      system: {
        at,
        lines: [
          { kind: 'system', value: hostile },
          { kind: 'cookies', value: 'yes' },
        ],
      },
    },
  },
  'files of all kinds': {
    tag: 'remote-help-adviser-files',
    shows: { canOffer: true, problem: 'tooBig', files: exchangedFiles() },
  },
  ...Object.fromEntries(
    (['kept', 'changed', 'storing', 'notYet', 'tooLate'] as const).map((status) => [
      `notes: ${status}`,
      {
        tag: 'remote-help-adviser-notes',
        shows: {
          status,
          canWrite: status !== 'tooLate',
          draft: status === 'changed' ? 'x'.repeat(4_002) : 'Kliče drugič.',
          notes: { kept: { text: 'Kliče drugič.', at, by: status === 'kept' ? hostile : null } },
        },
      },
    ]),
  ),
  'a folder that the customer shows': {
    tag: 'remote-help-adviser-folder',
    shows: { files: shownFolder() },
  },
  'an empty chat': { tag: 'remote-help-adviser-chat', shows: { entries: [] } },
  'a full chat': { tag: 'remote-help-adviser-chat', shows: { entries } },
  'a chat before anybody joined': {
    tag: 'remote-help-adviser-chat',
    shows: { entries: [], silence: 'notYet' },
  },
  'a chat that is over': { tag: 'remote-help-adviser-chat', shows: { entries, silence: 'over' } },
};
