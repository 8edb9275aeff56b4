import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** The one address that everything in the demo listens on: nobody else can reach it. */
export const host = '127.0.0.1';

/** Somebody else listens on the port already. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError';
  readonly port: number;
  constructor(port: number, cause: unknown) {
    super(`Port ${port} is in use. Choose another one, for example PORT=${port + 10} npm start`, {
      cause,
    });
    this.port = port;
  }
}

/**
 * Starts to listen, on any free port if `port` is 0.
 *
 * @throws {PortInUseError} if somebody else listens there.
 */
export async function listening<Listener extends Server>(
  server: Listener,
  port: number,
): Promise<Listener> {
  server.listen(port, host);
  await once(server, 'listening').catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'EADDRINUSE' ? new PortInUseError(port, cause) : cause;
  });
  return server;
}

/** The port that a listening server got. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It does not listen');
  return address.port;
}

/** `preferred` if nobody listens there, or else any port that is free at the moment. */
export async function freePort(preferred: number): Promise<number> {
  const wanted = preferred <= 65_535 ? preferred : 0;
  const probe = await listening(createServer(), wanted).catch(() => listening(createServer(), 0));
  const port = portOf(probe);
  await new Promise((closed) => probe.close(closed));
  return port;
}
