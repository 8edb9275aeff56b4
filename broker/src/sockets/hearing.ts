import type { AdviserMessage } from '../../../src/protocol/adviser-messages.ts';
import type { CompanionMessage } from '../../../src/protocol/companion-messages.ts';
import type { CustomerMessage } from '../../../src/protocol/customer-messages.ts';
import {
  decodeAdviserMessage,
  decodeCompanionMessage,
  decodeCustomerMessage,
  decodeSecondMessage,
  type Decode,
} from '../../../src/protocol/decode.ts';
import type { SecondMessage } from '../../../src/protocol/second-messages.ts';
import { refusal } from '../../../src/rules/refusal.ts';
import type { Connection, Kind } from './connection.ts';

type Heard = AdviserMessage | CompanionMessage | CustomerMessage | SecondMessage;

const decoders = [
  decodeCustomerMessage,
  decodeAdviserMessage,
  decodeSecondMessage,
  decodeCompanionMessage,
];

/**
 * The message of a frame, as its own side's check gives it back; `null` after it was refused: too many (rule P12),
 * another side's, or none at all (rules P2, P3).
 */
export function hearOn<Message extends Heard>(
  connection: Connection,
  decode: Decode<Message>,
  frame: string,
): Message | null {
  const message = decode(frame);
  const wait = connection.takeTurn(kindOf(message));
  if (wait === 0 && message !== null) return message;
  if (wait > 0) connection.send(refusal('messages.tooMany', message ?? {}, wait));
  else connection.send(refusal(isAnyones(frame) ? 'notAllowed' : 'message.notUnderstood', {}));
  return null;
}

function isAnyones(frame: string): boolean {
  return decoders.some((decode) => decode(frame) !== null);
}

function kindOf(message: Heard | null): Kind {
  switch (message?.type) {
    case 'adviser.gaveInput':
    case 'adviser.pointed':
    case 'companion.tookInput':
      return 'input';
    case 'adviser.wroteChat':
    case 'customer.wroteChat':
    case 'second.wroteChat':
      return 'chat';
    default:
      return message?.type.endsWith('FilePiece') ? 'filePiece' : 'other';
  }
}
