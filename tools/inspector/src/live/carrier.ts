import { inspectionChannel } from '../../../../src/trace/inspection.ts';

/** What messages between pages and the inspector go over. */
export interface Carrier {
  post(message: unknown): void;
  /** Hears every message until it is closed. Nobody has checked them yet. */
  listen(onMessage: (event: MessageEvent) => void): void;
  /** Hears when it ends by itself. */
  onEnd(listener: () => void): void;
  close(): void;
}

/** To pages of the same origin in the same browser. Nothing leaves the browser. */
export function channelCarrier(): Carrier {
  const channel = new BroadcastChannel(inspectionChannel);
  return {
    post: (message) => channel.postMessage(message),
    listen: (onMessage) => channel.addEventListener('message', onMessage),
    onEnd: () => undefined,
    close: () => channel.close(),
  };
}

/** To pages on another machine, through a relay that a person has started and named. */
export function relayCarrier(address: string): Carrier {
  const socket = new WebSocket(address);
  const isOpen = new Promise<void>((opened) => {
    socket.addEventListener('open', () => opened(), { once: true });
  });
  return {
    post: (message) => void isOpen.then(() => socket.send(JSON.stringify(message))),
    listen: (onMessage) =>
      socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const parsed = parse(data);
        if (parsed !== undefined) onMessage(new MessageEvent('message', { data: parsed }));
      }),
    onEnd: (listener) => socket.addEventListener('close', listener),
    close: () => socket.close(),
  };
}

function parse(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : undefined;
  } catch {
    // What is not JSON is from nobody that we follow.
    return undefined;
  }
}
