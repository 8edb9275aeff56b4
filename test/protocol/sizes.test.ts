import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  decodeAdviserMessage,
  decodeBrokerMessage,
  decodeCompanionMessage,
  decodeCustomerMessage,
} from '../../src/protocol/decode.ts';
import { sizes } from '../../src/protocol/limits.ts';

const id = randomUUID();
const hand = (inputs: readonly object[]) => ({
  type: 'adviser.gaveInput',
  grant: 1,
  n: 1,
  inputs,
});
/** A list of so many characters. */
const namesOf = (size: number) => {
  const count = Math.ceil((size - 1) / 120);
  const lines = Array.from({ length: count }, (_, at) => {
    const length = Math.floor((size - 1) / count) + (at < (size - 1) % count ? 1 : 0);
    return `\n1\t${'b'.repeat(length - 3)}`;
  });
  return `a${lines.join('')}`;
};
const typed = (text: string) => ({ kind: 'text', text });

/** A message of each kind that can be too large, by how large it is. */
const messages = [
  {
    what: 'a chat message',
    most: sizes.maxChatCharacters,
    decode: decodeCustomerMessage,
    of: (size: number) => ({ type: 'customer.wroteChat', id, text: 'č'.repeat(size) }),
  },
  {
    what: 'an adviser’s chat message',
    most: sizes.maxChatCharacters,
    decode: decodeAdviserMessage,
    of: (size: number) => ({ type: 'adviser.wroteChat', id, text: 'č'.repeat(size) }),
  },
  {
    what: 'a session description',
    most: sizes.maxSdpCharacters,
    decode: decodeCustomerMessage,
    of: (size: number) => ({
      type: 'customer.offeredPicture',
      epoch: 1,
      sdp: 'v=0'.padEnd(size, 'x'),
    }),
  },
  {
    what: 'an ICE candidate',
    most: sizes.maxCandidateCharacters,
    decode: decodeCustomerMessage,
    of: (size: number) => ({
      type: 'customer.foundRoute',
      epoch: 1,
      candidate: { candidate: 'x'.repeat(size), sdpMid: null, sdpMLineIndex: null },
    }),
  },
  {
    what: 'a list of STUN and TURN servers',
    most: sizes.maxIceUrls,
    decode: decodeBrokerMessage,
    of: (size: number) => ({
      type: 'broker.toldRoutes',
      urls: Array.from({ length: size }, () => 'stun:stun.bank.example'),
    }),
  },
  {
    what: 'the text of a question in the program’s window',
    most: sizes.maxQuestionCharacters,
    decode: decodeCompanionMessage,
    of: (size: number) => ({
      type: 'companion.wasAsked',
      id,
      ask: id,
      version: '1',
      textHash: 'A'.repeat(43),
      locale: 'sl',
      shownAt: 1,
      text: 'č'.repeat(size),
    }),
  },
  {
    what: 'typed text',
    most: sizes.maxTypedCharacters,
    decode: decodeAdviserMessage,
    of: (size: number) => hand([typed('x'.repeat(size))]),
  },
  {
    what: 'a file',
    most: sizes.maxFileBytes,
    decode: decodeCustomerMessage,
    of: (size: number) => ({
      type: 'customer.offeredFile',
      id,
      name: 'a.bin',
      bytes: size,
      digest: 'A'.repeat(43),
    }),
  },
  {
    what: 'a piece of a file',
    most: sizes.maxFilePieceCharacters,
    decode: decodeAdviserMessage,
    of: (size: number) => ({
      type: 'adviser.gaveFilePiece',
      file: id,
      offset: 0,
      data: 'A'.repeat(size),
    }),
  },
  {
    what: 'the files of a folder that is shown',
    most: sizes.maxFolderFiles,
    decode: decodeCompanionMessage,
    of: (size: number) => ({
      ...{ type: 'companion.showedFolder', id, files: 1, isCut: false },
      text: `a${'\n1\tb'.repeat(size)}`,
    }),
  },
  {
    what: 'the list of a folder that is shown, in characters',
    most: sizes.maxFolderCharacters,
    decode: decodeCompanionMessage,
    of: (size: number) => ({
      ...{ type: 'companion.showedFolder', id, files: 1, isCut: false },
      text: namesOf(size),
    }),
  },
  {
    what: 'the names that lead to a file of a folder',
    most: sizes.maxFolderDepth,
    decode: decodeCompanionMessage,
    of: (size: number) => ({
      ...{ type: 'companion.showedFolder', id, files: 1, isCut: false },
      text: `a\n1\t${Array.from({ length: size }, () => 'b').join('/')}`,
    }),
  },
  {
    what: 'one thing said of the computer',
    most: sizes.maxSystemCharacters,
    decode: decodeCustomerMessage,
    of: (size: number) => ({
      ...{ type: 'customer.sentSystem', id, ask: id },
      kinds: ['browser'],
      text: 'x'.repeat(size),
    }),
  },
  {
    what: 'a message of marks',
    most: sizes.maxMarks,
    decode: decodeAdviserMessage,
    of: (size: number) => ({
      ...{ type: 'adviser.pointed', epoch: 1 },
      marks: Array.from({ length: size }, () => ({ kind: 'away' })),
    }),
  },
  {
    what: 'a message of inputs',
    most: sizes.maxInputs,
    decode: decodeAdviserMessage,
    of: (size: number) => hand(Array.from({ length: size }, () => typed('x'))),
  },
] as const;

describe('what is too large is not understood', () => {
  it.each(messages)('P3 $what of $most is, and one more is not', ({ decode, most, of }) => {
    expect(decode(JSON.stringify(of(most)))).not.toBeNull();
    expect(decode(JSON.stringify(of(most + 1)))).toBeNull();
  });
});
