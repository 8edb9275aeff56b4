import { inspectionChannel } from '../trace/inspection.ts';

/** A way to inspectors. */
export interface InspectorLink {
  send(message: object): void;
  close(): void;
}

/** Inspectors on pages of the same origin and the same browser: it works under the strictest policy. */
export function channelLink(onMessage: (message: unknown) => void): InspectorLink {
  const channel = new BroadcastChannel(inspectionChannel);
  channel.addEventListener('message', ({ data }) => onMessage(data));
  return {
    send: (message) => channel.postMessage(message),
    close: () => channel.close(),
  };
}

/** How long to wait before a relay is tried again. */
const retryMs = 2_000;

/**
 * Inspectors on another machine, over a relay that a person has started. A relay that is away is tried again; what
 * is said meanwhile is not kept, since who connects is told everything from the start.
 */
export function relayLink(
  address: string,
  onMessage: (message: unknown) => void,
  onOpen: () => void,
): InspectorLink {
  const closing = new AbortController();
  const { signal } = closing;
  let socket: WebSocket | undefined;
  const connect = () => {
    if (signal.aborted) return;
    socket = new WebSocket(address);
    socket.addEventListener('open', onOpen, { signal });
    socket.addEventListener('message', ({ data }) => onMessage(parsed(data)), { signal });
    socket.addEventListener('close', () => setTimeout(connect, retryMs), { signal });
  };
  connect();
  return {
    send: (message) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    close: () => {
      closing.abort();
      socket?.close();
    },
  };
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
