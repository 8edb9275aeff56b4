import type { BrokerMessage, BrokerMessages } from '../../protocol/broker-messages.ts';
import type { CustomerMessage } from '../../protocol/customer-messages.ts';
import type { Candidate } from '../../protocol/fields.ts';
import { times } from '../../protocol/limits.ts';
import { isFrom, type PeerCertificate } from './peer-certificate.ts';
import { addRoute, candidateOf } from './peer-route.ts';

const maxBitrate = 2_500_000;

/** So often in a row a picture that was there is opened anew before it is given up (rule P25). */
const maxRestarts = 2;

/** What sending the picture needs. */
export interface PictureSenderOptions {
  readonly stream: MediaStream;
  readonly certificate: Promise<PeerCertificate>;
  /** The certificate of the adviser's side as its words opened it. */
  readonly adviserFingerprint: () => string | undefined;
  readonly send: (message: CustomerMessage) => void;
  /** The way to the adviser is open: frames leave from here on. */
  readonly onSending: () => void;
  /** The picture cannot be sent any more: the network is blocked, or somebody else answered. */
  readonly onLost: () => void;
  /** Ends it all. */
  readonly signal: AbortSignal;
}

/**
 * Sends the captured screen to the adviser: a connection of its own for every epoch that the broker opens, and
 * only to the certificate that the words were made from (rules P8, P13). A connection that was there and is lost is
 * asked for anew, with fresh passwords for the relay (rule P25).
 */
export class PictureSender {
  readonly #options: PictureSenderOptions;
  #peer: RTCPeerConnection | undefined;
  #failing: ReturnType<typeof setTimeout> | undefined;
  #hasBeenThere = false;
  #restarts = 0;
  #askedAbout = 0;
  #epoch = 0;
  #waiting: Candidate[] = [];

  constructor(options: PictureSenderOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#close(), { once: true });
  }

  /** Takes the broker's and the adviser's part of the negotiation; other messages have no effect. */
  async hear(message: BrokerMessage): Promise<void> {
    if (this.#options.signal.aborted) return;
    if (message.type === 'broker.openedPicture') await this.#open(message);
    if (message.type === 'adviser.answeredPicture') await this.#accept(message);
    if (message.type === 'adviser.foundRoute') await this.#addRoute(message);
  }

  async #open({ epoch, iceServers }: BrokerMessages['broker.openedPicture']): Promise<void> {
    if (epoch <= this.#epoch) return;
    this.#close();
    this.#epoch = epoch;
    const { certificate } = await this.#options.certificate;
    if (this.#options.signal.aborted || this.#epoch !== epoch) return;
    const peer = new RTCPeerConnection({ iceServers, certificates: [certificate] });
    this.#peer = peer;
    peer.addEventListener('icecandidate', ({ candidate }) => this.#tellRoute(epoch, candidate));
    peer.addEventListener('connectionstatechange', () => this.#watch(peer));
    for (const track of this.#options.stream.getVideoTracks()) {
      const sender = peer.addTrack(track, this.#options.stream);
      await limitSending(sender);
    }
    await peer.setLocalDescription();
    if (this.#peer !== peer) return;
    const { sdp } = peer.localDescription ?? { sdp: '' };
    this.#options.send({ type: 'customer.offeredPicture', epoch, sdp });
  }

  async #accept({ epoch, sdp }: BrokerMessages['adviser.answeredPicture']): Promise<void> {
    const peer = this.#peer;
    if (epoch !== this.#epoch || peer?.signalingState !== 'have-local-offer') return;
    const expected = this.#options.adviserFingerprint();
    if (expected === undefined || !isFrom(expected, sdp)) {
      this.#close();
      return this.#options.onLost();
    }
    await peer.setRemoteDescription({ type: 'answer', sdp });
    for (const route of this.#waiting.splice(0)) await addRoute(peer, route);
  }

  async #addRoute({ epoch, candidate }: BrokerMessages['adviser.foundRoute']): Promise<void> {
    if (epoch !== this.#epoch) return;
    if (this.#peer?.remoteDescription) await addRoute(this.#peer, candidate);
    else this.#waiting.push(candidate);
  }

  #tellRoute(epoch: number, found: RTCIceCandidate | null): void {
    if (found === null || epoch !== this.#epoch || this.#options.signal.aborted) return;
    this.#options.send({ type: 'customer.foundRoute', epoch, candidate: candidateOf(found) });
  }

  #watch(peer: RTCPeerConnection): void {
    if (this.#peer !== peer) return;
    const { connectionState } = peer;
    clearTimeout(this.#failing);
    if (connectionState === 'connected') {
      this.#hasBeenThere = true;
      this.#restarts = 0;
      this.#options.onSending();
    }
    // It may come back by itself, when a train leaves its tunnel.
    if (connectionState === 'disconnected') {
      this.#failing = setTimeout(() => this.#lose(), times.disconnectedMs);
    }
    if (connectionState === 'failed') this.#lose();
  }

  #lose(): void {
    const mayAsk = this.#hasBeenThere && this.#restarts < maxRestarts;
    if (mayAsk && this.#askedAbout !== this.#epoch) {
      this.#restarts += 1;
      this.#askedAbout = this.#epoch;
      this.#options.send({ type: 'customer.lostPicture', epoch: this.#epoch });
    }
    // A dead network may fail the picture before it is known that the line is dead too. Then the picture waits
    // for the line; the customer has not to start anew.
    this.#failing = setTimeout(() => this.#options.onLost(), times.answerMs);
  }

  #close(): void {
    clearTimeout(this.#failing);
    this.#peer?.close();
    this.#peer = undefined;
    this.#waiting = [];
  }
}

/** Text has to be sharp rather than smooth, and a home's upload narrow. */
async function limitSending(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters();
  parameters.degradationPreference = 'maintain-resolution';
  for (const encoding of parameters.encodings) {
    encoding.maxBitrate = maxBitrate;
    encoding.maxFramerate = 15;
  }
  await sender.setParameters(parameters);
}
