/** What happens when the page asks for the screen. */
export interface SimulatedScreen {
  /** The person picks the screen, closes the picker, or the system forbids it. */
  readonly person?: 'picks' | 'refuses' | 'mayNot';
  readonly surface?: 'monitor' | 'window' | 'browser';
  /** What is picked is the very page that asks: only then an adviser can point at things on it. */
  readonly isThisPage?: boolean;
  readonly width?: number;
  readonly height?: number;
}

/**
 * Answers the page's asking for the screen with a moving picture, where a browser has no screen or no picker that a test
 * could use. An event `remote-help-testing-endcapture` on the window ends the capture, as the browser's own stop bar
 * does. It uses nothing that stands outside of it, so that a test framework can also run it in a page before all else.
 */
export function installScreen(screen: SimulatedScreen = {}): void {
  const {
    person = 'picks',
    surface = 'monitor',
    isThisPage = false,
    width = 1280,
    height = 720,
  } = screen;

  let handle: string | undefined;
  Object.defineProperty(navigator.mediaDevices, 'setCaptureHandleConfig', {
    value: (config: { handle: string }) => (handle = config.handle),
    configurable: true,
  });

  const capture = () => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const drawing = canvas.getContext('2d');
    let frame = 0;
    const draw = () => {
      frame += 1;
      if (drawing === null) return;
      drawing.fillStyle = `hsl(${frame % 360} 60% 50%)`;
      drawing.fillRect(0, 0, width, height);
      drawing.fillStyle = 'white';
      drawing.font = '48px sans-serif';
      drawing.fillText(`Simulated screen ${frame}`, 48, 96);
    };
    draw();
    const painting = setInterval(draw, 100);
    const stream = canvas.captureStream(15);
    const [track] = stream.getVideoTracks();
    if (track === undefined) throw new DOMException('No track', 'NotReadableError');
    const settings = track.getSettings.bind(track);
    track.getSettings = () => ({ ...settings(), displaySurface: surface, width, height });
    Object.assign(track, { getCaptureHandle: () => (isThisPage ? { handle } : null) });
    const end = () => {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    };
    const leave = new AbortController();
    const stop = track.stop.bind(track);
    track.stop = () => {
      clearInterval(painting);
      leave.abort();
      stop();
    };
    const { signal } = leave;
    addEventListener('remote-help-testing-endcapture', end, { once: true, signal });
    return stream;
  };

  const ask = async () => {
    if (person === 'refuses') throw new DOMException('Permission denied', 'NotAllowedError');
    if (person === 'mayNot') throw new DOMException('No source', 'NotReadableError');
    return capture();
  };
  Object.defineProperty(navigator.mediaDevices, 'getDisplayMedia', {
    value: ask,
    configurable: true,
  });
}

/** Ends the capture of a simulated screen from the browser's side. */
export function endCapture(): void {
  dispatchEvent(new Event('remote-help-testing-endcapture'));
}
