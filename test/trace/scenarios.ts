import { tracedMachines } from '../../src/trace/traced-machines.ts';
import { fresh, oneOfEach } from '../machines/ways.ts';
import type { AnyEvent, Happening, Scenario } from './random-sessions.ts';

const adviser = { name: 'Ana Novak', role: 'Svetovalka' };
const kept = {
  adviser,
  records: true,
  wordsNeeded: true,
  resumeMs: 60_000,
  hasShared: true,
  silentMs: 0,
};
const failed = new Error('failed');
const refusal = Object.assign(new Error('nobody reads this'), { reason: 'signIn.needed' });
const isRaised = ({ type }: { type: string }) => !type.startsWith('xstate.');

/** What an actor of the session brings, as the statechart's own tests have it. */
const brought = (actor: string) =>
  oneOfEach
    .filter(({ type }) => type === `xstate.done.actor.${actor}`)
    .map((event) => ('output' in event ? event['output'] : undefined));

/** The customer's session, begun anew. */
export const newSession: Scenario = {
  traced: tracedMachines.get('session')!,
  input: fresh,
  events: oneOfEach.filter(isRaised),
  promises: {
    programOffer: [...brought('programOffer'), failed],
    connectionTest: [...brought('connectionTest'), failed],
    numberCheck: [...brought('numberCheck'), failed],
    alarmReport: [undefined, failed],
  },
};

/** Every statechart of which there are traces. */
export const scenarios: readonly Scenario[] = [
  newSession,
  { ...newSession, input: { canShare: true, kept } },
  {
    traced: tracedMachines.get('adviser')!,
    input: { signInFailed: false },
    events: [
      { type: 'adviser.askedToSignIn' },
      { type: 'adviser.retried' },
      { type: 'adviser.askedForNewSession' },
      { type: 'adviser.droppedNewSession' },
      { type: 'adviser.invitedCustomer', isWellFormed: true },
      { type: 'adviser.choseSession', sessionId: 'a' },
      { type: 'adviser.leftSession' },
      { type: 'adviser.askedForNumber', sessionId: 'a' },
      { type: 'adviser.askedToSignOut' },
      { type: 'adviser.stayedSignedIn' },
      { type: 'adviser.signedOut' },
      { type: 'broker.listedSessions', openCount: 2 },
      { type: 'broker.endedSignIn' },
      { type: 'browser.lostLine', silentMs: 13_000 },
      { type: 'browser.cameBack' },
    ],
    promises: {
      signInCheck: [adviser, null, failed],
      signOut: [undefined, failed],
      invitation: ['a-session', refusal],
      numberRenewal: [undefined, refusal],
    },
  },
  {
    traced: tracedMachines.get('adviserSession')!,
    input: undefined,
    events: [
      { type: 'adviser.askedToEnd' },
      { type: 'adviser.keptSession' },
      { type: 'adviser.ended' },
      { type: 'adviser.tookSeatBack' },
      { type: 'customer.joined' },
      { type: 'customer.openedWords' },
      { type: 'customer.choseWords', matched: true },
      { type: 'customer.declinedShow', why: 'picker.refused' },
      { type: 'customer.pickedSurface', surface: 'monitor' },
      { type: 'customer.stoppedSharing', why: 'browser.endedCapture' },
      {
        type: 'broker.seatedAdviser',
        state: 'chat-only',
        customerIsPresent: true,
        records: true,
        surface: 'unknown',
      },
      { type: 'broker.sawCustomer', isPresent: false },
      { type: 'broker.pairedPeers' },
      { type: 'broker.openedPicture', epoch: 1 },
      { type: 'broker.refusedEnd' },
      { type: 'broker.gaveSeatElsewhere' },
      { type: 'broker.refusedSeat' },
      { type: 'broker.closed', reason: 'adviser.ended' },
      { type: 'browser.gotPicture', epoch: 1 },
      { type: 'browser.showedPicture', epoch: 1 },
      { type: 'browser.lostPicture' },
      { type: 'browser.foundForgery', of: 'words' },
      { type: 'browser.lostLine', silentMs: 13_000 },
    ],
    promises: {},
  },
];

/** From the agreement over sharing to the end, with one event that is ignored. */
export const wholeSession: readonly Happening[] = [
  event({ type: 'customer.agreed', version: '2026-11', at: 1 }),
  event({ type: 'customer.wentOnInBrowser' }),
  event({ type: 'customer.gaveNumber', isWellFormed: true }),
  { kind: 'promise', which: 0, value: 0 },
  event({ type: 'adviser.openedWords' }),
  event({ type: 'customer.choseWords', matched: true }),
  event({ type: 'customer.askedToStart' }),
  event({ type: 'customer.confirmedShow' }),
  event({ type: 'customer.pickedSurface', surface: 'monitor', width: 1920, height: 1080 }),
  event({ type: 'customer.pickedSurface', surface: 'monitor', width: 1920, height: 1080 }),
  event({ type: 'customer.ended' }),
];

function event(event: AnyEvent): Happening {
  return { kind: 'event', event };
}
