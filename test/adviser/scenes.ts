import type { AdviserEntry } from '../../src/actors/adviser-console.ts';
import { endReasons, mailProblems, stopReasons } from '../../src/protocol/reasons.ts';
import { exchangedFiles, shownFolder } from './file-scenes.ts';
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

const invitation = {
  sessionId: 'a',
  ask: 'a',
  reference: 'HWCU-9MCW',
  locale: 'sl',
  from: { name: hostile, role: 'Svetovalka' },
  at: 'colleague',
} as const;

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
  ...Object.fromEntries(
    (
      [
        'waits',
        'there',
        'lineLost',
        'notLetIn',
        'left',
        'sentAway',
        'sessionOver',
        'elsewhere',
      ] as const
    ).map((step) => [
      `a second adviser: ${step}`,
      { tag: 'remote-help-adviser-second', shows: { step, invitation } },
    ]),
  ),
  invitations: {
    tag: 'remote-help-adviser-take-over',
    shows: { invitations: [invitation, { ...invitation, ask: 'b', at: 'in' }] },
  },
  'whom to invite': {
    tag: 'remote-help-adviser-colleagues',
    shows: {
      purpose: 'second',
      colleagues: [{ colleague: 'c', name: hostile, role: 'Svetovalec' }],
    },
  },
  'an empty chat': { tag: 'remote-help-adviser-chat', shows: { entries: [] } },
  'a full chat': { tag: 'remote-help-adviser-chat', shows: { entries } },
  'a chat before anybody joined': {
    tag: 'remote-help-adviser-chat',
    shows: { entries: [], silence: 'notYet' },
  },
  'a chat that is over': { tag: 'remote-help-adviser-chat', shows: { entries, silence: 'over' } },
};
