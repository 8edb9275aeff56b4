import { decodeBrokerMessage } from '../../protocol/decode.ts';
import { Wire, type WireOptions } from './wire.ts';

/** A socket of a console, which may be told what no customer's page is (rule P4). */
export function consoleWire(options: Omit<WireOptions, 'decode'>): Wire {
  return new Wire({ ...options, decode: decodeBrokerMessage });
}
