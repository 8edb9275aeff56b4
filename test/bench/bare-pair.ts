import type { Page } from 'playwright-core';

declare global {
  interface Window {
    pair: RTCPeerConnection;
  }
}

/** Shows the screen of one page in a video of another one, by WebRTC alone; gives the page that sees it. */
export async function showPair(from: Page, to: Page, address: string): Promise<Page> {
  await Promise.all([from, to].map((page) => page.goto(address)));
  const offer = await from.evaluate(async () => {
    const video = { frameRate: { max: 15 }, width: { max: 1920 }, height: { max: 1080 } };
    const stream = await navigator.mediaDevices.getDisplayMedia({ video, audio: false });
    const pair = (window.pair = new RTCPeerConnection());
    for (const track of stream.getTracks()) {
      track.contentHint = 'detail';
      pair.addTrack(track, stream);
    }
    await pair.setLocalDescription();
    while (pair.iceGatheringState !== 'complete') {
      await new Promise((resolve) => (pair.onicegatheringstatechange = resolve));
    }
    return pair.localDescription?.sdp ?? '';
  });
  const answer = await to.evaluate(async (sdp) => {
    const pair = (window.pair = new RTCPeerConnection());
    const video = Object.assign(document.createElement('video'), { muted: true, autoplay: true });
    document.body.append(video);
    pair.ontrack = ({ streams }) => (video.srcObject = streams[0] ?? null);
    await pair.setRemoteDescription({ type: 'offer', sdp });
    await pair.setLocalDescription();
    while (pair.iceGatheringState !== 'complete') {
      await new Promise((resolve) => (pair.onicegatheringstatechange = resolve));
    }
    return pair.localDescription?.sdp ?? '';
  }, offer);
  await from.evaluate((sdp) => window.pair.setRemoteDescription({ type: 'answer', sdp }), answer);
  return to;
}
