import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

const magicCookie = 0x2112a442;
const bindingRequest = 0x0001;
const bindingResponse = 0x0101;
const xorMappedAddress = 0x0020;

/** Answers where a request came from, and nothing else (RFC 8489, over UDP and IPv4). */
export async function startStunServer(address: string, port: number): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.on('message', (request, from) => {
    const isBinding = request.length >= 20 && request.readUInt16BE(0) === bindingRequest;
    if (!isBinding || request.readUInt32BE(4) !== magicCookie) return;
    const answer = Buffer.alloc(32);
    answer.writeUInt16BE(bindingResponse, 0);
    answer.writeUInt16BE(12, 2);
    request.copy(answer, 4, 4, 20);
    answer.writeUInt16BE(xorMappedAddress, 20);
    answer.writeUInt16BE(8, 22);
    answer.writeUInt8(1, 25);
    answer.writeUInt16BE(from.port ^ (magicCookie >>> 16), 26);
    const bytes = from.address.split('.').map(Number);
    const whole = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
    answer.writeUInt32BE((whole ^ magicCookie) >>> 0, 28);
    socket.send(answer, from.port, from.address);
  });
  socket.bind(port, address);
  await once(socket, 'listening');
  return socket;
}
