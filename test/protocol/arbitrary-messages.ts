import fc from 'fast-check';
import { pointerButtons } from '../../src/protocol/input.ts';
import { sizes } from '../../src/protocol/limits.ts';
import { pageQuestions } from '../../src/protocol/questions.ts';
import {
  controlRefusals,
  declineReasons,
  fileCancels,
  programTakeBacks,
  stopReasons,
} from '../../src/protocol/reasons.ts';
import { locales } from '../../src/protocol/states.ts';

const id = fc.uuid();
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const base64url = (length: number) =>
  fc.string({
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'),
    minLength: length,
    maxLength: length,
  });
const whole = fc.nat(Number.MAX_SAFE_INTEGER);
const counted = whole.map((number) => Math.max(1, number));
const bits256 = base64url(43);
const hexadecimal = fc.constantFrom(...'0123456789ABCDEF');
const pair = fc.string({ unit: hexadecimal, minLength: 2, maxLength: 2 });
const fingerprint = fc
  .array(pair, { minLength: 32, maxLength: 32 })
  .map((pairs) => pairs.join(':'));
const chatText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
  .filter((text) => text.trim() !== '' && text.length <= sizes.maxChatCharacters);
const sdp = fc.string({ maxLength: 500 }).map((text) => `v=0${text}`);
const pixels = fc.nat(32_768);
const candidate = fc.record({
  candidate: fc.string({ maxLength: sizes.maxCandidateCharacters }),
  sdpMid: fc.option(fc.string({ maxLength: 64 })),
  sdpMLineIndex: fc.option(fc.nat(64)),
});
const locale = fc.constantFrom(...locales);

/** The fields of a message: those that have to be there, and those that may. */
interface Fields {
  needed: Record<string, fc.Arbitrary<unknown>>;
  optional?: Record<string, fc.Arbitrary<unknown>>;
}

const unit = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
const notches = fc.integer({ min: -20, max: 20 });
const input = fc.oneof(
  fc.record({ kind: fc.constant('move'), x: unit, y: unit }),
  fc.record({
    kind: fc.constant('button'),
    button: fc.constantFrom(...pointerButtons),
    isDown: fc.boolean(),
    x: unit,
    y: unit,
  }),
  fc.record({ kind: fc.constant('wheel'), x: unit, y: unit, across: notches, down: notches }),
  fc.record({
    kind: fc.constant('key'),
    code: fc.constantFrom('KeyA', 'Enter', 'ArrowLeft', 'F5'),
    isDown: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('text'), text: fc.constantFrom('a', 'čšž', 'ß😀', ' ') }),
);

const mark = fc.oneof(
  fc.record({ kind: fc.constant('arrow'), x: unit, y: unit }),
  fc.record({ kind: fc.constant('away') }),
  fc.record({ kind: fc.constant('line'), line: whole, x: unit, y: unit }),
);

const filesOf = (
  role: string,
  optional: Fields['needed'] = {},
): Readonly<Record<string, Fields>> => ({
  [`${role}.offeredFile`]: {
    needed: {
      id,
      name: fc.constantFrom('račun.pdf', 'a b (1).txt', '.profil', '絵文字😀.png'),
      bytes: fc.nat(sizes.maxFileBytes),
      digest: bits256,
    },
    optional,
  },
  [`${role}.tookFile`]: { needed: { id, file: id } },
  [`${role}.refusedFile`]: { needed: { id, file: id } },
  [`${role}.keptFile`]: { needed: { id, file: id } },
  [`${role}.cancelledFile`]: { needed: { id, file: id, why: fc.constantFrom(...fileCancels) } },
  [`${role}.gaveFilePiece`]: {
    needed: { file: id, offset: fc.nat(sizes.maxFileBytes), data: base64url(40) },
  },
  [`${role}.tookFilePiece`]: { needed: { file: id, until: fc.nat(sizes.maxFileBytes) } },
});

const shownText = {
  version: fc.string({ maxLength: 100 }),
  textHash: bits256,
  locale,
  shownAt: whole,
};

const sentSystem = {
  id,
  ask: id,
  kinds: fc.constant(['system', 'zone']),
  text: fc.constant('Linux\nUTC'),
};

const customerFields: Readonly<Record<string, Fields>> = {
  'customer.greeted': { needed: { protocol: whole, locale }, optional: { clock: whole } },
  'customer.askedForRoutes': { needed: {} },
  'customer.gaveNumber': {
    needed: { id, number: digits(8) },
    optional: {
      handle: base64url(22),
      key: base64url(86).map((rest) => `B${rest}`),
      joining: fc.record({ joinId: id, signature: base64url(86) }),
    },
  },
  'customer.resumed': {
    needed: { token: bits256, signature: base64url(86), lastSeq: whole },
    optional: { pairing: counted },
  },
  'customer.agreed': {
    needed: {
      id,
      ...shownText,
      agreedAt: whole,
    },
  },
  'customer.wasAsked': {
    needed: {
      id,
      question: fc.constantFrom(...pageQuestions),
      ...shownText,
    },
    optional: { about: fc.oneof(id, whole.map(String)) },
  },
  'customer.raisedAlarm': {
    needed: { id },
    optional: { number: digits(8), handle: base64url(22) },
  },
  'customer.committedWords': { needed: { pairing: counted, commitment: bits256 } },
  'customer.openedWords': { needed: { pairing: counted, nonce: bits256, fingerprint } },
  'customer.choseWords': { needed: { id, matched: fc.boolean() } },
  'customer.wroteChat': { needed: { id, text: chatText } },
  'customer.allowedSecond': { needed: { id, ask: id } },
  'customer.refusedSecond': { needed: { id, ask: id } },
  'customer.dismissedSecond': { needed: { id, ask: id } },
  'customer.declinedShow': { needed: { id, why: fc.constantFrom(...declineReasons) } },
  'customer.pickedSurface': {
    needed: {
      id,
      surface: fc.constantFrom('monitor', 'window', 'browser', 'unknown'),
      width: pixels,
      height: pixels,
    },
    optional: { monitor: fc.constantFrom('screen:234:0', 'x'), isThisPage: fc.constant(true) },
  },
  'customer.confirmedProgram': { needed: { id, request: counted } },
  'customer.refusedProgram': { needed: { id, request: counted } },
  'customer.tookControlBack': { needed: { id } },
  'customer.tookPrint': { needed: { id, takenAt: whole, print: digits(16) } },
  'customer.stoppedSharing': { needed: { id, why: fc.constantFrom(...stopReasons) } },
  'customer.offeredPicture': { needed: { epoch: counted, sdp } },
  'customer.foundRoute': { needed: { epoch: counted, candidate } },
  'customer.sentSystem': { needed: sentSystem },
  'customer.refusedSystem': { needed: { id, ask: id } },
  'customer.lostPicture': { needed: { epoch: counted } },
  ...filesOf('customer'),
  'customer.ended': {
    needed: { id, why: fc.constantFrom('customer.ended', 'customer.leftPage') },
  },
  'customer.pinged': { needed: { lastSeq: whole } },
};

const adviserFields: Readonly<Record<string, Fields>> = {
  'adviser.greeted': {
    needed: { protocol: whole, ticket: bits256 },
    optional: {
      clock: whole,
      session: fc.oneof(
        fc.record({ sessionId: id, lastSeq: whole }),
        fc.record({ sessionId: id, lastSeq: whole, pairing: counted }),
        fc.record({ sessionId: id, lastSeq: whole, as: fc.constant('second') }),
      ),
    },
  },
  'adviser.openedWords': { needed: { pairing: counted, nonce: bits256, fingerprint } },
  'adviser.wroteChat': { needed: { id, text: chatText } },
  'adviser.invitedSecond': { needed: { id, to: bits256 } },
  'adviser.withdrewInvitation': { needed: { id, ask: id } },
  'adviser.acceptedInvitation': { needed: { sessionId: id, ask: id } },
  'adviser.declinedInvitation': { needed: { sessionId: id, ask: id } },
  'adviser.answeredPicture': { needed: { epoch: counted, sdp } },
  'adviser.foundRoute': { needed: { epoch: counted, candidate } },
  'adviser.sawPicture': { needed: { id, epoch: counted } },
  'adviser.askedForControl': { needed: { id } },
  'adviser.gaveControlBack': { needed: { id } },
  'adviser.gaveInput': {
    needed: {
      grant: counted,
      n: whole,
      inputs: fc.array(input, { minLength: 1, maxLength: sizes.maxInputs }),
    },
  },
  'adviser.pointed': {
    needed: { epoch: counted, marks: fc.array(mark, { minLength: 1, maxLength: sizes.maxMarks }) },
  },
  'adviser.askedForSystem': { needed: { id }, optional: { of: fc.constant('program') } },
  'adviser.askedToHandOver': { needed: { id, to: bits256 } },
  'adviser.withdrewHandOver': { needed: { id, ask: id } },
  'adviser.acceptedHandOver': { needed: { sessionId: id, ask: id } },
  'adviser.declinedHandOver': { needed: { sessionId: id, ask: id } },
  'adviser.askedForFile': { needed: { id, folder: id, place: fc.nat(sizes.maxFolderFiles - 1) } },
  ...filesOf('adviser'),
  'adviser.ended': { needed: { id } },
  'adviser.pinged': { needed: { lastSeq: whole } },
};

const companionFields: Readonly<Record<string, Fields>> = {
  'companion.greeted': { needed: { protocol: whole } },
  'companion.gaveNumber': {
    needed: {
      id,
      number: digits(8),
      key: base64url(86).map((rest) => `B${rest}`),
      computer: fc.record({
        system: fc.string({ minLength: 1, maxLength: 100 }),
        screens: fc.array(fc.record({ width: pixels, height: pixels }), {
          minLength: 1,
          maxLength: 16,
        }),
      }),
    },
  },
  'companion.resumed': {
    needed: { sessionId: id, signature: base64url(86) },
    optional: { lastSeq: whole },
  },
  'companion.wasAsked': {
    needed: { id, ask: id, ...shownText, text: fc.string({ maxLength: 1_000 }) },
    optional: { question: fc.constant('system') },
  },
  'companion.allowedControl': { needed: { id, ask: id } },
  'companion.refusedControl': {
    needed: { id, ask: id, why: fc.constantFrom(...controlRefusals) },
  },
  'companion.tookControlBack': {
    needed: { id, grant: counted, why: fc.constantFrom(...programTakeBacks) },
  },
  'companion.yieldedControl': { needed: { id, grant: counted, seconds: fc.nat(60) } },
  'companion.countedRest': { needed: { grant: counted, seconds: fc.nat(60) } },
  'companion.returnedControl': { needed: { id, grant: counted } },
  'companion.stoppedSharing': { needed: { id } },
  'companion.ended': { needed: { id } },
  'companion.sentSystem': { needed: sentSystem },
  'companion.refusedSystem': { needed: { id, ask: id } },
  'companion.showedFolder': {
    needed: {
      id,
      files: fc.integer({ min: 1, max: sizes.maxFolderFiles }),
      isCut: fc.boolean(),
      text: fc.constantFrom('Računi\n0\ta.txt', 'a\n12\tb/c d.pdf\n900\t絵文字😀.png'),
    },
  },
  'companion.tookFolderBack': { needed: { id, folder: id } },
  ...filesOf('companion', { asked: id }),
  'companion.tookInput': { needed: { grant: counted, n: whole } },
  'companion.pinged': { needed: {} },
};

/** Right messages of each type, with everything in them that may be. */
export const arbitraryMessages = {
  customer: messagesOf(customerFields),
  adviser: messagesOf(adviserFields),
  companion: messagesOf(companionFields),
} as const;

/** Right messages of one type. */
export interface ArbitraryMessage {
  type: string;
  needed: readonly string[];
  message: fc.Arbitrary<Record<string, unknown>>;
}

function messagesOf(table: Readonly<Record<string, Fields>>): ArbitraryMessage[] {
  return Object.entries(table).map(([type, { needed, optional = {} }]) => ({
    type,
    needed: ['type', ...Object.keys(needed)],
    message: fc.record<Record<string, unknown>>(
      { type: fc.constant(type), ...needed, ...optional },
      { requiredKeys: ['type', ...Object.keys(needed)] },
    ),
  }));
}
