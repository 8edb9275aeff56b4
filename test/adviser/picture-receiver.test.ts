import { expect } from 'chai';
import type { AdviserMessage } from '../../src/protocol/adviser-messages.ts';
import type { BrokerMessage } from '../../src/protocol/broker-messages.ts';
import type { CustomerMessage } from '../../src/protocol/customer-messages.ts';
import {
  makePeerCertificate,
  type PeerCertificate,
} from '../../src/services/picture/peer-certificate.ts';
import { PictureReceiver, type Picture } from '../../src/services/picture/picture-receiver.ts';
import { PictureSender } from '../../src/services/picture/picture-sender.ts';

/** What a browser has for single frames, also in a page that is not in front. */
declare const MediaStreamTrackGenerator: new (of: { kind: 'video' }) => MediaStreamTrack & {
  readonly writable: WritableStream<VideoFrame>;
};
declare const MediaStreamTrackProcessor: new (of: { track: MediaStreamTrack }) => {
  readonly readable: ReadableStream<VideoFrame>;
};

/** A desktop in one colour that repaints itself, as a captured one does. */
function desktop(colour: string): MediaStream {
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  const frames = track.writable.getWriter();
  const canvas = new OffscreenCanvas(320, 200);
  const drawing = canvas.getContext('2d')!;
  drawing.fillStyle = colour;
  drawing.fillRect(0, 0, 320, 200);
  const show = () =>
    void frames.write(new VideoFrame(canvas, { timestamp: performance.now() * 1e3 }));
  const painting = setInterval(show, 50);
  show();
  stopping.signal.addEventListener('abort', () => clearInterval(painting), { once: true });
  return new MediaStream([track]);
}

let stopping = new AbortController();
let mine: PeerCertificate;
let customers: PeerCertificate;

/** Two sides in one page, with what the broker passes between them. */
function twoSides({ opened = true, epochOfOffers = 0 } = {}) {
  const pictures: (Picture | null)[] = [];
  const answers: AdviserMessage[] = [];
  const told: string[] = [];
  let expected = opened ? customers.fingerprint : undefined;
  const arrived = Promise.withResolvers<Picture>();
  const offered = Promise.withResolvers<void>();
  const back = Promise.withResolvers<void>();
  const { signal } = stopping;
  const receiver = new PictureReceiver({
    certificate: Promise.resolve(mine),
    customerFingerprint: () => expected,
    send: (message) => {
      answers.push(message);
      void sender.hear(message as BrokerMessage);
    },
    onPicture: (picture) => {
      pictures.push(picture);
      if (picture !== null) arrived.resolve(picture);
    },
    onInterrupted: () => told.push('interrupted'),
    onBack: () => back.resolve(),
    onForged: () => told.push('forged'),
    signal,
  });
  const pass = async (message: CustomerMessage) => {
    const late = epochOfOffers === 0 ? message : { ...message, epoch: epochOfOffers };
    await receiver.hear(late as BrokerMessage);
    if (message.type === 'customer.offeredPicture') offered.resolve();
  };
  const sender = new PictureSender({
    stream: desktop('rgb(255 0 0)'),
    certificate: Promise.resolve(customers),
    adviserFingerprint: () => mine.fingerprint,
    send: (message) => void pass(message),
    onSending: () => undefined,
    onLost: () => told.push('sender lost'),
    signal,
  });
  const open = async (epoch: number) => {
    const message: BrokerMessage = { type: 'broker.openedPicture', epoch, iceServers: [] };
    await receiver.hear(message);
    await sender.hear(message);
  };
  const openWords = async (fingerprint: string) => {
    expected = fingerprint;
    await receiver.noteWords();
  };
  return { receiver, open, openWords, pictures, answers, told, arrived, offered, back };
}

/** The colour in the middle of the next frame. */
async function colourOf({ stream }: Picture): Promise<number[]> {
  const [track] = stream.getVideoTracks();
  const { readable } = new MediaStreamTrackProcessor({ track: track! });
  const { value: frame } = await readable.getReader().read();
  const canvas = new OffscreenCanvas(320, 200);
  const drawing = canvas.getContext('2d')!;
  drawing.drawImage(frame!, 0, 0);
  frame!.close();
  return [...drawing.getImageData(160, 100, 1, 1).data];
}

describe('the picture at the console', () => {
  before(async () => {
    [mine, customers] = await Promise.all([makePeerCertificate(), makePeerCertificate()]);
  });
  beforeEach(() => {
    stopping = new AbortController();
  });
  afterEach(() => stopping.abort());

  it('P13 arrives from the page whose certificate the words opened: red is red', async () => {
    const sides = twoSides();
    await sides.open(1);
    const picture = await sides.arrived.promise;
    expect(picture.epoch).to.equal(1);
    const [red = 0, green = 255, blue = 255] = await colourOf(picture);
    expect(red).to.be.greaterThan(200);
    expect(Math.max(green, blue)).to.be.lessThan(60);
    await sides.back.promise;
    expect(sides.told).to.deep.equal([]);
  });

  it('P13 is refused from any other certificate: no answer, no frame', async () => {
    const sides = twoSides({ opened: false });
    const stranger = await makePeerCertificate();
    await sides.openWords(stranger.fingerprint);
    await sides.open(1);
    await sides.offered.promise;
    expect(sides.told).to.deep.equal(['forged']);
    expect(sides.answers).to.deep.equal([]);
    expect(sides.pictures.filter((picture) => picture !== null)).to.deep.equal([]);
  });

  it('P13 is answered only once the words are opened', async () => {
    const sides = twoSides({ opened: false });
    await sides.open(1);
    await sides.offered.promise;
    expect(sides.answers).to.deep.equal([]);
    await sides.openWords(customers.fingerprint);
    expect(await sides.arrived.promise).to.have.property('epoch', 1);
    expect(sides.answers.map(({ type }) => type)).to.include('adviser.answeredPicture');
  });

  it('P8 is not taken from an epoch that is over', async () => {
    const sides = twoSides({ epochOfOffers: 1 });
    await sides.open(2);
    await sides.offered.promise;
    expect(sides.answers).to.deep.equal([]);
    expect(sides.told).to.deep.equal([]);
  });

  it('P8 is another one under the next epoch, and the one before is gone', async () => {
    const sides = twoSides();
    await sides.open(1);
    const first = await sides.arrived.promise;
    await sides.open(2);
    await sides.offered.promise;
    expect(sides.pictures.at(0)).to.equal(null);
    expect(sides.pictures.filter((picture) => picture === null)).to.have.length(2);
    expect(
      first.stream
        .getVideoTracks()
        .every(({ muted, readyState }) => muted || readyState === 'ended'),
    ).to.equal(true);
  });

  it('is dropped the moment that it is no longer wanted', async () => {
    const sides = twoSides();
    await sides.open(1);
    const { stream } = await sides.arrived.promise;
    stopping.abort();
    expect(sides.pictures.at(-1)).to.equal(null);
    expect(stream.getVideoTracks().map(({ readyState }) => readyState)).to.deep.equal(['ended']);
    const before = sides.answers.length;
    await sides.open(2);
    expect(sides.answers).to.have.length(before);
  });
});
