import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Stage } from '../../e2e/stage.ts';
import { ServerProcess } from '../server-process.ts';

/** A page with a button and nothing else, and the page that will see its screen: two connections and a relay. */
export class BarePair {
  readonly #sender: Page;
  readonly #receiver: Page;
  readonly #relay: string;
  #room = 0;

  /** @param relay The address of a relay that passes frames on (`relay-main.ts`). */
  constructor(sender: Page, receiver: Page, relay: string) {
    this.#sender = sender;
    this.#receiver = receiver;
    this.#relay = relay;
  }

  /** Makes both ready for the click on `button`. */
  async meets(): Promise<void> {
    const url = `${this.#relay}/${++this.#room}`;
    await this.#receiver.evaluate(receive, url);
    await this.#sender.evaluate(send, url);
  }

  /** Ends what was shown. */
  async parts(): Promise<void> {
    await Promise.all(
      [this.#sender, this.#receiver].map((page) =>
        page.evaluate(() => window.dispatchEvent(new Event('parting'))),
      ),
    );
  }
}

/** A bare pair in the browsers of a stage's customer and adviser, with all that it needs. */
export async function openBarePair(stage: Stage) {
  const blank = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.end('<!doctype html><title>Bare</title><body><button>Show</button></body>');
  });
  await new Promise<void>((resolve) => blank.listen(0, '127.0.0.1', resolve));
  const main = fileURLToPath(new URL('../relay-main.ts', import.meta.url));
  const relay = new ServerProcess([process.execPath, main], {}, ({ port }) => port !== undefined);
  const [sender, receiver] = [await stage.customerPage(), await stage.adviserPage()];
  const { port } = blank.address() as AddressInfo;
  await Promise.all([sender, receiver].map((page) => page.goto(`http://127.0.0.1:${port}/`)));
  const pair = new BarePair(sender, receiver, `ws://127.0.0.1:${(await relay.listens)['port']}`);
  const close = async () => {
    await relay.end();
    blank.closeAllConnections();
    blank.close();
  };
  return { pair, sender, receiver, close };
}

/** Runs in the page that shows its screen: as the product asks for it, and with the product's limits. */
async function send(url: string): Promise<void> {
  const socket = new WebSocket(url);
  const peer = new RTCPeerConnection();
  const button = document.querySelector('button');
  const say = (message: object) => socket.send(JSON.stringify(message));
  let stream: MediaStream | undefined;
  peer.addEventListener('icecandidate', ({ candidate }) => candidate && say({ candidate }));
  socket.addEventListener('message', async ({ data }) => {
    if (data === 'stored') return;
    const { sdp, candidate } = JSON.parse(String(data)) as Record<string, never>;
    if (sdp) await peer.setRemoteDescription({ type: 'answer', sdp });
    if (candidate) await peer.addIceCandidate(candidate);
  });
  const show = async () => {
    const video = { frameRate: { max: 15 }, width: { max: 1920 }, height: { max: 1080 } };
    stream = await navigator.mediaDevices.getDisplayMedia({ video, audio: false });
    for (const track of stream.getVideoTracks()) {
      track.contentHint = 'detail';
      const sender = peer.addTrack(track, stream);
      const parameters = sender.getParameters();
      for (const encoding of parameters.encodings) encoding.maxBitrate = 2_500_000;
      await sender.setParameters(parameters);
    }
    await peer.setLocalDescription();
    say({ sdp: peer.localDescription?.sdp });
  };
  button?.addEventListener('click', () => void show(), { once: true });
  const part = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    peer.close();
    socket.close();
  };
  window.addEventListener('parting', part, { once: true });
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
}

/** Runs in the page that sees it. */
async function receive(url: string): Promise<void> {
  const socket = new WebSocket(url);
  const peer = new RTCPeerConnection();
  const say = (message: object) => socket.send(JSON.stringify(message));
  document.querySelector('video')?.remove();
  peer.addEventListener('icecandidate', ({ candidate }) => candidate && say({ candidate }));
  peer.addEventListener('track', ({ streams: [stream] }) => {
    const video = document.createElement('video');
    video.muted = true;
    video.autoplay = true;
    video.srcObject = stream ?? null;
    document.body.append(video);
  });
  socket.addEventListener('message', async ({ data }) => {
    if (data === 'stored') return;
    const { sdp, candidate } = JSON.parse(String(data)) as Record<string, never>;
    if (candidate) await peer.addIceCandidate(candidate);
    if (!sdp) return;
    await peer.setRemoteDescription({ type: 'offer', sdp });
    await peer.setLocalDescription();
    say({ sdp: peer.localDescription?.sdp });
  });
  const part = () => {
    peer.close();
    socket.close();
    document.querySelector('video')?.remove();
  };
  window.addEventListener('parting', part, { once: true });
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
}
