import type { CustomerMessages } from '../../protocol/customer-messages.ts';
import { times } from '../../protocol/limits.ts';
import { printedSize, printOf } from '../../protocol/witness-print.ts';

/** What a witness print says, before it has its id. */
export type TakenPrint = Omit<CustomerMessages['customer.tookPrint'], 'id'>;

/** What taking prints needs. */
export interface WitnessPrintsOptions {
  /** The picture as this browser captures it. */
  readonly stream: MediaStream;
  readonly onPrint: (print: TakenPrint) => void;
  /** Ends it all. */
  readonly signal: AbortSignal;
}

/**
 * Takes a witness print of the captured picture every 5 s: whoever has the recording later can hold it against what this browser
 * captured, though somebody else recorded it (rule P34).
 */
export class WitnessPrints {
  readonly #options: WitnessPrintsOptions;
  readonly #video = document.createElement('video');
  readonly #canvas = new OffscreenCanvas(printedSize.width, printedSize.height);
  #taking: ReturnType<typeof setInterval> | undefined;

  constructor(options: WitnessPrintsOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#end(), { once: true });
  }

  /** Begins, once. */
  begin(): void {
    if (this.#taking !== undefined || this.#options.signal.aborted) return;
    this.#video.muted = true;
    this.#video.srcObject = this.#options.stream;
    // A picture that ends before it is played is none to take a print of.
    this.#video.play().catch(() => this.#end());
    this.#taking = setInterval(() => this.#take(), times.printMs);
  }

  #take(): void {
    if (this.#video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    const context = this.#canvas.getContext('2d', { willReadFrequently: true, alpha: false });
    if (context === null) return;
    const { width, height } = printedSize;
    context.imageSmoothingQuality = 'high';
    context.drawImage(this.#video, 0, 0, width, height);
    const takenAt = Math.round(performance.timeOrigin + performance.now());
    const { data } = context.getImageData(0, 0, width, height);
    const brightness = new Float32Array(width * height);
    for (let at = 0; at < brightness.length; at += 1) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at * 4, at * 4 + 3);
      // As a film has it: ITU-R BT.601.
      brightness[at] = 0.299 * red + 0.587 * green + 0.114 * blue;
    }
    this.#options.onPrint({ type: 'customer.tookPrint', takenAt, print: printOf(brightness) });
  }

  #end(): void {
    clearInterval(this.#taking);
    this.#video.srcObject = null;
  }
}
