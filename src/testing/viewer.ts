import type { Candidate, IceServer } from '../protocol/fields.ts';

/** How large a picture is, in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The half of a picture's connection that receives: it needs a browser, though not the page of the customer. */
export interface Viewer {
  /** SHA-256 of its certificate, as in SDP. */
  fingerprint(): Promise<string>;
  /** Answers an offer, with all routes in the answer. */
  answer(sdp: string, iceServers: readonly IceServer[]): Promise<string>;
  addRoute(candidate: Candidate): Promise<void>;
  /** Waits until a frame of the picture is there. */
  firstFrame(): Promise<PictureSize>;
  /** Lets the picture go; another offer can be answered after it. */
  release(): Promise<void>;
}

/* eslint max-lines-per-function: ['error', 70] -- Whatever runs in a page of its own has to be one function. */
/**
 * Receives pictures in this page. It uses nothing that stands outside of it, so that a test framework can also run it in
 * a page of its own.
 */
export async function openViewer(): Promise<Viewer> {
  const certificate = await RTCPeerConnection.generateCertificate({
    name: 'ECDSA',
    namedCurve: 'P-256',
  } as EcKeyGenParams);
  let peer: RTCPeerConnection | undefined;
  let track = Promise.withResolvers<MediaStreamTrack>();
  let waiting: Candidate[] = [];

  const fingerprintOf = async () => {
    const probe = new RTCPeerConnection({ certificates: [certificate] });
    probe.createDataChannel('fingerprint');
    const { sdp = '' } = await probe.createOffer();
    probe.close();
    return (/^a=fingerprint:sha-256 (\S+)/m.exec(sdp)?.[1] ?? '').toUpperCase();
  };

  const release = async () => {
    for (const receiver of peer?.getReceivers() ?? []) receiver.track.stop();
    peer?.close();
    peer = undefined;
    waiting = [];
    track = Promise.withResolvers();
  };

  const routesOf = (receiver: RTCPeerConnection) =>
    new Promise<void>((resolve) => {
      const look = () => receiver.iceGatheringState === 'complete' && resolve();
      receiver.addEventListener('icegatheringstatechange', look);
      look();
    });

  return {
    fingerprint: fingerprintOf,
    release,
    async answer(sdp, iceServers) {
      const routes = waiting;
      await release();
      const receiver = new RTCPeerConnection({
        iceServers: iceServers as RTCIceServer[],
        certificates: [certificate],
      });
      peer = receiver;
      receiver.addEventListener('track', (event) => track.resolve(event.track));
      await receiver.setRemoteDescription({ type: 'offer', sdp });
      for (const route of routes) await receiver.addIceCandidate(route);
      await receiver.setLocalDescription();
      await routesOf(receiver);
      return receiver.localDescription?.sdp ?? '';
    },
    async addRoute(candidate) {
      if (peer?.remoteDescription) await peer.addIceCandidate(candidate);
      else waiting.push(candidate);
    },
    async firstFrame() {
      const video = document.createElement('video');
      video.muted = true;
      video.srcObject = new MediaStream([await track.promise]);
      const shown = new Promise((resolve) => {
        video.addEventListener('loadeddata', resolve, { once: true });
      });
      await video.play();
      await shown;
      const { videoWidth: width, videoHeight: height } = video;
      video.srcObject = null;
      return { width, height };
    },
  };
}
