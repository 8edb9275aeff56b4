import { createHash, createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** The messages of STUN and TURN that the tests speak: request, indication, success and error of a method. */
export const types = {
  bindingRequest: 0x0001,
  allocateRequest: 0x0003,
  refreshRequest: 0x0004,
  sendIndication: 0x0016,
  dataIndication: 0x0017,
  permissionRequest: 0x0008,
  channelRequest: 0x0009,
} as const;

/** Attributes by their numbers (RFC 8489, RFC 8656). */
export const attributes = {
  username: 0x0006,
  integrity: 0x0008,
  error: 0x0009,
  channelNumber: 0x000c,
  lifetime: 0x000d,
  peer: 0x0012,
  data: 0x0013,
  realm: 0x0014,
  nonce: 0x0015,
  relayed: 0x0016,
  family: 0x0017,
  transport: 0x0019,
  mapped: 0x0020,
} as const;

const magicCookie = 0x2112a442;
const headerBytes = 20;
const integrityBytes = 24;

/** Where something is on the network. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** A message as it came. */
export interface StunMessage {
  readonly type: number;
  readonly id: Buffer;
  readonly attributes: ReadonlyMap<number, Buffer>;
}

/** Who signs a message, in the realm and with the nonce that the server named. */
export interface Signer {
  readonly username: string;
  readonly password: string;
  readonly realm: string;
  readonly nonce: string;
}

/** Writes a message, signed if somebody signs it (MESSAGE-INTEGRITY, long-term credentials). */
export function encode(
  type: number,
  fields: (id: Buffer) => readonly (readonly [number, Buffer])[],
  signer?: Signer,
): { id: Buffer; bytes: Buffer } {
  const id = randomBytes(12);
  const all = signer ? [...fields(id), ...identityOf(signer)] : fields(id);
  const body = Buffer.concat(all.map(([name, value]) => attribute(name, value)));
  if (signer === undefined) {
    return { id, bytes: Buffer.concat([header(type, body.length, id), body]) };
  }
  const signed = Buffer.concat([header(type, body.length + integrityBytes, id), body]);
  const { username, realm, password } = signer;
  const key = createHash('md5').update(`${username}:${realm}:${password}`).digest();
  const mac = createHmac('sha1', key).update(signed).digest();
  return { id, bytes: Buffer.concat([signed, attribute(attributes.integrity, mac)]) };
}

/** Reads a message; throws if it is cut short. */
export function decode(bytes: Buffer): StunMessage {
  const found = new Map<number, Buffer>();
  for (let at = headerBytes; at < lengthOf(bytes);) {
    const length = bytes.readUInt16BE(at + 2);
    found.set(bytes.readUInt16BE(at), bytes.subarray(at + 4, at + 4 + length));
    at += 4 + padded(length);
  }
  return { type: bytes.readUInt16BE(0), id: bytes.subarray(8, headerBytes), attributes: found };
}

/** How many bytes the message takes that begins here. */
export function lengthOf(bytes: Buffer): number {
  return headerBytes + bytes.readUInt16BE(2);
}

/** The error code of an answer, or 0. */
export function errorOf({ attributes: found }: StunMessage): number {
  const error = found.get(attributes.error);
  return error === undefined ? 0 : (error[2] ?? 0) * 100 + (error[3] ?? 0);
}

/** An address as XOR-PEER-ADDRESS and its like have it, in the message with this id. */
export function xorAddress({ address, port }: Endpoint, id: Buffer): Buffer {
  const bytes = addressBytes(address);
  const head = Buffer.alloc(4);
  head.writeUInt8(bytes.length === 4 ? 1 : 2, 1);
  head.writeUInt16BE(port ^ (magicCookie >>> 16), 2);
  return Buffer.concat([head, xor(bytes, maskOf(id))]);
}

/** Reads an IPv4 address that is written that way. */
export function readXorAddress(value: Buffer, id: Buffer): Endpoint {
  const bytes = xor(value.subarray(4), maskOf(id));
  return { address: bytes.join('.'), port: value.readUInt16BE(2) ^ (magicCookie >>> 16) };
}

function identityOf({ username, realm, nonce }: Signer): (readonly [number, Buffer])[] {
  return [
    [attributes.username, Buffer.from(username)],
    [attributes.realm, Buffer.from(realm)],
    [attributes.nonce, Buffer.from(nonce)],
  ];
}

function header(type: number, length: number, id: Buffer): Buffer {
  const bytes = Buffer.alloc(headerBytes);
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(length, 2);
  bytes.writeUInt32BE(magicCookie, 4);
  id.copy(bytes, 8);
  return bytes;
}

function attribute(name: number, value: Buffer): Buffer {
  const bytes = Buffer.alloc(4 + padded(value.length));
  bytes.writeUInt16BE(name, 0);
  bytes.writeUInt16BE(value.length, 2);
  value.copy(bytes, 4);
  return bytes;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function maskOf(id: Buffer): Buffer {
  const cookie = Buffer.alloc(4);
  cookie.writeUInt32BE(magicCookie);
  return Buffer.concat([cookie, id]);
}

function xor(bytes: Buffer, mask: Buffer): Buffer {
  return Buffer.from(bytes.map((byte, at) => byte ^ (mask[at] ?? 0)));
}

function addressBytes(address: string): Buffer {
  if (!isIPv6(address)) return Buffer.from(address.split('.').map(Number));
  // The URL parser writes every IPv6 address, one with dots too, in plain groups.
  const [head = '', tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const groups = (text = '') => (text === '' ? [] : text.split(':'));
  const [first, last] = [groups(head), groups(tail)];
  const zeros = Array<string>(8 - first.length - last.length).fill('0');
  const all = [...first, ...(tail === undefined ? [] : zeros), ...last];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
