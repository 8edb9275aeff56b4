import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Picture } from '../../actors/adviser-console.ts';
import type { Surface } from '../../protocol/fields.ts';
import { AdviserViewElement } from '../adviser-view-element.ts';
import { look } from '../look.styles.ts';
import { pictureStyles } from './picture.styles.ts';
import { Hand, isWayOut } from './hand.ts';
import { HandEvent } from './hand-event.ts';
import { MarkEvent } from './mark-event.ts';
import { Pointer, type PointingMode } from './pointer.ts';
import { keyShortcut } from '../shortcuts.ts';

/**
 * The customer's live desktop, fitted or in its own size, and full screen.
 *
 * It is on the page only while the desktop is shared: taking it off drops the picture, to the last frame.
 *
 * @tag remote-help-adviser-picture
 * @fires {AskEvent} remote-help-adviser-ask - The first frame is on the screen; to the console only.
 * @fires {HandEvent} remote-help-adviser-hand - The adviser did something over the picture; to the console only.
 * @fires {MarkEvent} remote-help-adviser-mark - The adviser points at something in the picture; to the console only.
 * @csspart video - The picture.
 * @csspart size - The buttons for its size.
 * @csspart pointing - The buttons for pointing and drawing.
 * @csspart full-screen - The button for the full screen.
 */
export class RemoteHelpAdviserPictureElement extends AdviserViewElement {
  static override styles = [look, pictureStyles];
  /** What is shown. */
  @property({ attribute: false }) picture: Picture | null = null;
  /** What the customer picked to show. */
  @property({ attribute: false }) surface: Surface = 'unknown';
  /** Whether it is shown in its own size, to be moved about, instead of fitted. */
  @property({ attribute: false }) isActualSize = false;
  /** Whether what the adviser does over it is done on the customer's computer. */
  @property({ attribute: false }) isControlling = false;
  /** Whether something can be pointed at: the customer shows the very page that draws it. */
  @property({ attribute: false }) canPoint = false;
  @state() private mode: PointingMode = 'off';
  @state() private width = 0;
  @state() private height = 0;
  @state() private isFullScreen = false;
  @query('video') private readonly video!: HTMLVideoElement;
  @query('.stage') private readonly stage!: HTMLElement;
  @query('.frame') private readonly frame!: HTMLElement;
  readonly #hand = new Hand((input) => this.dispatchEvent(new HandEvent(input)));
  readonly #pointer = new Pointer((mark) => this.dispatchEvent(new MarkEvent(mark)));
  #dragged: { x: number; y: number } | null = null;

  /** Fitted, or one pixel of the desktop on one of this screen. */
  switchSize(): void {
    this.isActualSize = !this.isActualSize;
  }

  /** Into the full screen, or out of it. */
  async switchFullScreen(): Promise<void> {
    if (this.isFullScreen) await document.exitFullscreen();
    else await this.frame.requestFullscreen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A video off the page would go on, and a stream in it would keep its last frame.
    if (this.video !== null) this.video.srcObject = null;
    this.picture = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('picture')) this.#show();
    if (changed.has('canPoint') && !this.canPoint && this.mode !== 'off') this.#switchTo('off');
    if (changed.has('isControlling') && !this.isControlling) this.#hand.letAllGo();
  }

  protected override render(): TemplateResult {
    const { picture } = this.words;
    return html`<div class="frame" @fullscreenchange=${this.#noteFullScreen}>
      <div
        class="stage ${this.isActualSize ? 'actual' : 'fitted'} ${this.isControlling ? 'controlled' : ''} ${this.mode}"
        role="group"
        aria-label=${picture.heading}
        tabindex="0"
        @pointerdown=${this.#grab}
        @pointermove=${this.#drag}
        @pointerup=${this.#drop}
        @pointercancel=${this.#drop}
        @pointerleave=${() => this.mode !== 'off' && this.#pointer.leave()}
        @wheel=${{ handleEvent: this.#turn, passive: false }}
        @contextmenu=${this.#keepMenu}
        @keydown=${this.#keyDown}
        @keyup=${this.#keyUp}
        @blur=${() => this.#hand.letAllGo()}
      >
        <video
          part="video"
          muted
          autoplay
          playsinline
          disablepictureinpicture
          aria-label=${picture.heading}
          @resize=${this.#measure}
          @loadedmetadata=${this.#measure}
        ></video>
      </div>
      ${this.#tools()}
    </div>`;
  }

  #tools(): TemplateResult {
    const { picture } = this.words;
    const isKnown = this.width > 0;
    return html`<div class="tools">
      <p class="facts">
        <span class="surface">${picture.surfaces[this.surface]}</span>
        <span class="resolution"
          >${isKnown ? picture.resolution(this.width, this.height) : ''}</span
        >
      </p>
      ${this.#pointing()}
      <div class="sizes" part="size" role="group" aria-keyshortcuts=${keyShortcut('size')}>
        ${this.#size(picture.fitted, false)}${this.#size(picture.actual, true)}
      </div>
      <button
        part="full-screen"
        aria-keyshortcuts=${keyShortcut('fullScreen')}
        @click=${() => void this.switchFullScreen()}
      >
        ${this.isFullScreen ? picture.leaveFullScreen : picture.fullScreen}
      </button>
    </div>`;
  }

  #pointing(): TemplateResult {
    const { pointing } = this.words.helping;
    if (!this.canPoint) return html`<p class="soft cannot">${pointing.cannot}</p>`;
    return html`<div class="sizes" part="pointing" role="group" aria-label=${pointing.heading}>
      ${this.#tool(pointing.point, 'point')}${this.#tool(pointing.draw, 'draw')}
    </div>`;
  }

  #tool(text: string, mode: PointingMode): TemplateResult {
    const isOn = this.mode === mode;
    return html`<button
      aria-pressed=${isOn ? 'true' : 'false'}
      title=${this.words.helping.pointing.keys}
      @click=${() => {
        this.#switchTo(isOn ? 'off' : mode);
        if (!isOn) this.stage.focus();
      }}
    >
      ${text}
    </button>`;
  }

  #switchTo(mode: PointingMode): void {
    this.mode = mode;
    this.#pointer.switchTo(mode);
  }

  #size(text: string, isActual: boolean): TemplateResult {
    return html`<button
      aria-pressed=${this.isActualSize === isActual ? 'true' : 'false'}
      @click=${() => (this.isActualSize = isActual)}
    >
      ${text}
    </button>`;
  }

  #show(): void {
    const { video, picture } = this;
    video.srcObject = picture?.stream ?? null;
    if (picture === null) return;
    const { epoch } = picture;
    video.requestVideoFrameCallback(() => {
      if (this.picture?.epoch === epoch) this.ask({ type: 'browser.showedPicture', epoch });
    });
  }

  #measure = () => {
    const { videoWidth, videoHeight } = this.video;
    this.width = videoWidth;
    this.height = videoHeight;
    // One pixel of the desktop is one of this screen, however the screen is scaled.
    this.video.width = videoWidth / devicePixelRatio;
  };

  #noteFullScreen = () => {
    this.isFullScreen = this.shadowRoot?.fullscreenElement === this.frame;
  };

  #grab = (event: PointerEvent) => {
    if (this.isControlling) {
      this.stage.focus();
      this.stage.setPointerCapture(event.pointerId);
      return this.#hand.press(this.video, event);
    }
    if (this.mode !== 'off') {
      this.stage.setPointerCapture(event.pointerId);
      return this.#pointer.press(this.video, event);
    }
    if (!this.isActualSize || event.button !== 0) return;
    this.stage.setPointerCapture(event.pointerId);
    this.#dragged = { x: event.clientX, y: event.clientY };
  };

  #drag = (event: PointerEvent) => {
    if (this.isControlling) return this.#hand.move(this.video, event);
    if (this.mode !== 'off') return this.#pointer.move(this.video, event);
    if (this.#dragged === null) return;
    const { x, y } = this.#dragged;
    this.stage.scrollBy(x - event.clientX, y - event.clientY);
    this.#dragged = { x: event.clientX, y: event.clientY };
  };

  #drop = (event: PointerEvent) => {
    this.#dragged = null;
    this.#pointer.release();
    if (this.isControlling) this.#hand.release(this.video, event);
  };

  #turn = (event: WheelEvent) => {
    if (!this.isControlling) return;
    event.preventDefault();
    this.#hand.turn(this.video, event);
  };

  /** The menu of the customer's computer opens, and not this browser's own. */
  #keepMenu = (event: Event) => {
    if (this.isControlling) event.preventDefault();
  };

  #keyDown = (event: KeyboardEvent) => {
    if (this.#keyPoints(event) || !this.isControlling || isWayOut(event)) return;
    event.preventDefault();
    // The console's own shortcuts are the customer's keys here.
    event.stopPropagation();
    this.#hand.keyDown(event);
  };

  /** Arrow keys point, and Escape is the way out. */
  #keyPoints(event: KeyboardEvent): boolean {
    if (this.mode === 'off' || event.altKey || event.ctrlKey || event.metaKey) return false;
    if (event.key === 'Escape') this.#switchTo('off');
    else if (!this.#pointer.keyDown(event)) return false;
    event.preventDefault();
    return true;
  }

  #keyUp = (event: KeyboardEvent) => {
    if (!this.isControlling) return;
    event.preventDefault();
    this.#hand.keyUp(event);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-picture': RemoteHelpAdviserPictureElement;
  }
}
