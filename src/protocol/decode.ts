import * as v from 'valibot';
import { adviserMessages, type AdviserMessage } from './adviser-messages.ts';
import { brokerMessages, type BrokerMessage } from './broker-messages.ts';
import { companionMessages, type CompanionMessage } from './companion-messages.ts';
import { customerMessages, type CustomerMessage } from './customer-messages.ts';
import { pageMessages } from './page-messages.ts';
import { secondMessages, type SecondMessage } from './second-messages.ts';
import { sizes } from './limits.ts';

/** Reads one frame; `null` for anything that is not a message of the expected side (rules P2, P3). */
export type Decode<Message> = (frame: string) => Message | null;

/** Reads what a customer's page sent. */
export const decodeCustomerMessage: Decode<CustomerMessage> = decoderOf(customerMessages);

/** Reads what an adviser's console sent. */
export const decodeAdviserMessage: Decode<AdviserMessage> = decoderOf(adviserMessages);

/** Reads what the bank's program sent. */
export const decodeCompanionMessage: Decode<CompanionMessage> = decoderOf(companionMessages);

/** Reads what a second adviser sent. */
export const decodeSecondMessage: Decode<SecondMessage> = decoderOf(secondMessages);

/** Reads what a broker sent, to whomever. */
export const decodeBrokerMessage: Decode<BrokerMessage> = decoderOf(brokerMessages);

/** Reads what a broker sent to a customer's page: a page understands nothing that is another side's (rule P4). */
export const decodePageMessage: Decode<BrokerMessage> = decoderOf(pageMessages);

/**
 * Finds a message's check by its type in a `Map`: a look-up in the table itself would find `constructor`
 * and `__proto__`. What comes out is what the check made, never the received object.
 */
// @__NO_SIDE_EFFECTS__
function decoderOf<Table extends Readonly<Record<string, v.GenericSchema>>>(table: Table) {
  type Message = v.InferOutput<Table[keyof Table]>;
  const checks = new Map<string, v.GenericSchema>(Object.entries(table));
  return (frame: string): Message | null => {
    if (frame.length > sizes.maxFrameBytes) return null;
    const received = parse(frame);
    if (typeof received !== 'object' || received === null || !('type' in received)) return null;
    if (typeof received.type !== 'string') return null;
    const check = checks.get(received.type);
    if (check === undefined) return null;
    const result = v.safeParse(check, received, { abortEarly: true });
    return result.success ? (result.output as Message) : null;
  };
}

function parse(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return null;
  }
}
