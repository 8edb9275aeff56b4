import {
  recordScreen,
  type RecordedPiece,
} from '../../../src/services/recording/screen-recorder.ts';

/** A desktop to record: its sizes one after another, and whether anything moves on it. */
export interface Scene {
  readonly sizes: readonly (readonly [number, number])[];
  readonly piecesEach: number;
  readonly isStill: boolean;
}

/** Draws a scene, sends it over a connection within the page, and records what arrives as the console does. */
export async function recordScene({ sizes, piecesEach, isStill }: Scene) {
  const canvas = document.createElement('canvas');
  const [[width, height] = [0, 0]] = sizes;
  Object.assign(canvas, { width, height });
  const drawing = setInterval(() => draw(canvas, isStill), 66);
  draw(canvas, isStill);
  const stream = await overConnection(canvas.captureStream(15));
  const pieces: RecordedPiece[] = [];
  const coming = new EventTarget();
  const stopping = new AbortController();
  const next = () =>
    new Promise((resolve) => coming.addEventListener('piece', resolve, { once: true }));
  recordScreen({
    stream,
    epoch: 1,
    onPiece: (piece) => {
      pieces.push(piece);
      coming.dispatchEvent(new Event('piece'));
    },
    onFailed: () => undefined,
    signal: stopping.signal,
  });
  for (const [nextWidth, nextHeight] of sizes) {
    if (canvas.width !== nextWidth) Object.assign(canvas, { width: nextWidth, height: nextHeight });
    for (let count = 0; count < piecesEach; count += 1) await next();
  }
  const last = next();
  stopping.abort();
  await last;
  clearInterval(drawing);
  return pieces.map(({ bytes, lengthMs }) => ({ lengthMs, base64: base64Of(bytes) }));
}

/** A still desktop is drawn again and again all the same: a canvas gives a frame only when it is drawn. */
function draw(canvas: HTMLCanvasElement, isStill: boolean): void {
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return;
  const { width, height } = canvas;
  context.fillStyle = '#e8eef4';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#1d3c5a';
  context.fillRect(0, 0, width, height / 8);
  context.font = `${Math.round(height / 14)}px sans-serif`;
  for (let line = 2; line < 12; line += 1) {
    context.fillText(`Plačilo ${line * 137} · IBAN`, 12, (line * height) / 13);
  }
  const at = isStill ? 0.5 : (performance.now() / 3_000) % 1;
  context.fillStyle = '#c2410c';
  context.fillRect(at * width, height / 3, width / 10, height / 10);
}

async function overConnection(sent: MediaStream): Promise<MediaStream> {
  const [from, to] = [new RTCPeerConnection(), new RTCPeerConnection()];
  from.addEventListener('icecandidate', ({ candidate }) => void to.addIceCandidate(candidate));
  to.addEventListener('icecandidate', ({ candidate }) => void from.addIceCandidate(candidate));
  for (const track of sent.getTracks()) from.addTrack(track, sent);
  const arrived = new Promise<MediaStream>((resolve) => {
    to.addEventListener('track', ({ streams, track }) => {
      track.addEventListener('unmute', () => resolve(streams[0] ?? new MediaStream([track])));
    });
  });
  await from.setLocalDescription();
  await to.setRemoteDescription(from.localDescription ?? { type: 'offer' });
  await to.setLocalDescription();
  await from.setRemoteDescription(to.localDescription ?? { type: 'answer' });
  return arrived;
}

function base64Of(bytes: ArrayBuffer): string {
  return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));
}
