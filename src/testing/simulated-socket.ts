import { subprotocol } from '../protocol/limits.ts';
import type { SimulatedBroker } from './simulated-broker.ts';
import type { BrokerEnd } from './simulated-line.ts';

/**
 * Stands for a page's WebSocket to the simulated broker. As with a real one, everything comes in a task of its own,
 * never inside the call that led to it.
 */
export class SimulatedSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly CONNECTING = SimulatedSocket.CONNECTING;
  readonly OPEN = SimulatedSocket.OPEN;
  readonly CLOSING = SimulatedSocket.CLOSING;
  readonly CLOSED = SimulatedSocket.CLOSED;
  readonly bufferedAmount = 0;
  readonly extensions = '';
  binaryType: BinaryType = 'blob';
  protocol = '';
  readyState: number = SimulatedSocket.CONNECTING;
  readonly url: string;
  #line: BrokerEnd | null = null;

  constructor(broker: SimulatedBroker, url: string, protocols: string | string[] = []) {
    super();
    this.url = url;
    const isOurs = [protocols].flat().includes(subprotocol);
    inTask(() => this.#open(isOurs ? broker : null));
  }

  send(frame: string): void {
    if (this.readyState === SimulatedSocket.CONNECTING) {
      throw new DOMException('Still connecting', 'InvalidStateError');
    }
    const line = this.#line;
    inTask(() => line?.send(frame));
  }

  close(code = 1005): void {
    if (this.readyState >= SimulatedSocket.CLOSING) return;
    this.readyState = SimulatedSocket.CLOSING;
    inTask(() => {
      this.#line?.close();
      this.#closed(code);
    });
  }

  #open(broker: SimulatedBroker | null): void {
    if (this.readyState !== SimulatedSocket.CONNECTING) return;
    this.#line =
      broker?.connect({
        onFrame: (data) => inTask(() => this.#hear(data)),
        onClosed: (code) => inTask(() => this.#closed(code)),
      }) ?? null;
    if (this.#line === null) {
      this.dispatchEvent(new Event('error'));
      return this.#closed(1006);
    }
    this.protocol = subprotocol;
    this.readyState = SimulatedSocket.OPEN;
    this.dispatchEvent(new Event('open'));
  }

  #hear(data: string): void {
    if (this.readyState !== SimulatedSocket.OPEN) return;
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  #closed(code: number): void {
    if (this.readyState === SimulatedSocket.CLOSED) return;
    this.readyState = SimulatedSocket.CLOSED;
    const wasClean = code !== 1006;
    this.dispatchEvent(new CloseEvent('close', { code, wasClean }));
  }
}

const tasks: (() => void)[] = [];
let channel: MessageChannel | undefined;

/** Does something in a task of its own, in order, and on no clock: a test may have its own. */
function inTask(act: () => void): void {
  channel ??= openChannel();
  tasks.push(act);
  channel.port2.postMessage(null);
}

function openChannel(): MessageChannel {
  const opened = new MessageChannel();
  opened.port1.onmessage = () => tasks.shift()?.();
  return opened;
}
