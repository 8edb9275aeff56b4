import type { AdviserMessage } from '../../protocol/adviser-messages.ts';
import type { BrokerMessage, BrokerMessages } from '../../protocol/broker-messages.ts';
import type { Candidate } from '../../protocol/fields.ts';
import { isFrom, type PeerCertificate } from './peer-certificate.ts';
import { addRoute, candidateOf } from './peer-route.ts';

/** The customer's desktop as it arrives. */
export interface Picture {
  readonly stream: MediaStream;
  readonly epoch: number;
}

/** What receiving the picture needs. */
export interface PictureReceiverOptions {
  readonly certificate: Promise<PeerCertificate>;
  /** The certificate of the customer's page as its words opened it; none before that. */
  readonly customerFingerprint: () => string | undefined;
  readonly send: (message: AdviserMessage) => void;
  /** There is a picture, or there is none any more. */
  readonly onPicture: (picture: Picture | null) => void;
  /** Nothing arrives at the moment; it may come back by itself. */
  readonly onInterrupted: () => void;
  /** It arrives again. */
  readonly onBack: () => void;
  /** Somebody offered a picture who is not the page that the words belong to. */
  readonly onForged: () => void;
  /** Ends it all. */
  readonly signal: AbortSignal;
}

type Offer = BrokerMessages['customer.offeredPicture'];

/**
 * Receives the customer's desktop: a connection of its own for every epoch that the broker opens, and only
 * from the certificate that the words were made from (rules P8, P13).
 */
export class PictureReceiver {
  readonly #options: PictureReceiverOptions;
  #peer: RTCPeerConnection | undefined;
  #epoch = 0;
  #held: Offer | undefined;
  #waiting: Candidate[] = [];

  constructor(options: PictureReceiverOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#close(), { once: true });
  }

  /** Takes the broker's and the customer's part of the negotiation; other messages have no effect. */
  async hear(message: BrokerMessage): Promise<void> {
    if (this.#options.signal.aborted) return;
    if (message.type === 'broker.openedPicture') await this.#open(message);
    if (message.type === 'customer.offeredPicture') await this.#take(message);
    if (message.type === 'customer.foundRoute') await this.#addRoute(message);
  }

  /** Says that the words are opened: an offer that came before them is answered now. */
  async noteWords(): Promise<void> {
    const offer = this.#held;
    this.#held = undefined;
    if (offer !== undefined) await this.#take(offer);
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
    peer.addEventListener('track', ({ receiver, track, streams }) => {
      // A desktop is to be seen at once rather than smoothly.
      if ('jitterBufferTarget' in receiver) receiver.jitterBufferTarget = 0;
      if (this.#peer !== peer || track.kind !== 'video') return;
      this.#options.onPicture({ stream: streams[0] ?? new MediaStream([track]), epoch });
    });
    await this.noteWords();
  }

  async #take(offer: Offer): Promise<void> {
    if (offer.epoch !== this.#epoch) return;
    const expected = this.#options.customerFingerprint();
    const peer = this.#peer;
    if (expected === undefined || peer === undefined) {
      this.#held = offer;
      return;
    }
    if (!isFrom(expected, offer.sdp)) {
      this.#close();
      return this.#options.onForged();
    }
    try {
      await this.#answer(peer, offer);
    } catch (error) {
      // A closed connection refuses everything; that is no fault of the offer.
      if (this.#peer !== peer) return;
      this.#close();
      this.#options.onInterrupted();
      if (!(error instanceof DOMException)) throw error;
    }
  }

  async #answer(peer: RTCPeerConnection, { epoch, sdp }: Offer): Promise<void> {
    await peer.setRemoteDescription({ type: 'offer', sdp });
    for (const route of this.#waiting.splice(0)) await addRoute(peer, route);
    await peer.setLocalDescription();
    if (this.#peer !== peer || peer.localDescription === null) return;
    this.#options.send({ type: 'adviser.answeredPicture', epoch, sdp: peer.localDescription.sdp });
  }

  async #addRoute({ epoch, candidate }: BrokerMessages['customer.foundRoute']): Promise<void> {
    if (epoch !== this.#epoch) return;
    if (this.#peer?.remoteDescription) await addRoute(this.#peer, candidate);
    else this.#waiting.push(candidate);
  }

  #tellRoute(epoch: number, found: RTCIceCandidate | null): void {
    if (found === null || epoch !== this.#epoch || this.#options.signal.aborted) return;
    this.#options.send({ type: 'adviser.foundRoute', epoch, candidate: candidateOf(found) });
  }

  #watch(peer: RTCPeerConnection): void {
    if (this.#peer !== peer) return;
    const { connectionState } = peer;
    if (connectionState === 'connected') this.#options.onBack();
    if (connectionState === 'disconnected' || connectionState === 'failed') {
      this.#options.onInterrupted();
    }
  }

  #close(): void {
    // A closed connection leaves its tracks as they were, with the last frame still in them.
    for (const { track } of this.#peer?.getReceivers() ?? []) track.stop();
    this.#peer?.close();
    this.#peer = undefined;
    this.#held = undefined;
    this.#waiting = [];
    this.#options.onPicture(null);
  }
}
