import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { OtherProgram } from '../../actors/session-actor.ts';
import { opening, type OpeningSystem } from '../../locales/opening.ts';
import type { Program } from '../../protocol/http.ts';
import { alarmButton } from '../alarm-button.ts';
import { look } from '../look.styles.ts';
import { ViewElement } from '../view-element.ts';
import { downloadStyles } from './download.styles.ts';
import { sizeInWords } from './size.ts';

/** How far the bank's program is: being looked for, on its way, here, not to be had, or not offered. */
export type DownloadPhase = 'asking' | 'fetching' | 'saved' | 'failed' | 'none';

/**
 * Downloads the bank's program, and shows the way on without one. Shown in the `download` state.
 *
 * @tag remote-help-download
 * @fires {IntentEvent} remote-help-intent - The program is open, is to be downloaded again, or is not wanted.
 * @csspart heading - The heading.
 * @csspart opened - The button that says that the program is open.
 * @csspart other - The link to the program that the bank offers instead of its own.
 * @csspart without - The button that goes on in the browser.
 * @csspart not-my-idea - The button that reports.
 */
export class RemoteHelpDownloadElement extends ViewElement {
  static override styles = [look, downloadStyles];
  /** How far the program is. */
  @property({ attribute: false }) phase: DownloadPhase = 'asking';
  /** What the bank offers for this system. */
  @property({ attribute: false }) program: Program | null = null;
  /** The program that the bank offers instead of its own. */
  @property({ attribute: false }) other: OtherProgram | null = null;
  /** How much of it has arrived. */
  @property({ attribute: false }) downloadedBytes = 0;
  /** A report is on its way. */
  @property({ attribute: false }) isReporting = false;

  protected override render(): TemplateResult {
    const { words } = this;
    return html`
      <div class="stack">
        <div class="tight">
          <p class="step">${words.step(2, 3)}</p>
          ${this.heading(words.download.heading)} ${this.#progress()}
        </div>
        ${this.program === null ? nothing : this.#facts(this.program)}
        ${this.phase === 'saved' ? this.#howToOpen() : nothing} ${this.#ways()}
        ${
          this.isReporting
            ? html`<p class="box">${words.session.reporting}</p>`
            : alarmButton(words, () => this.ask({ type: 'customer.raisedAlarm' }))
        }
      </div>
    `;
  }

  #progress() {
    const { download, language } = this.words;
    if (this.other !== null) return this.#otherProgram(this.other);
    if (this.phase !== 'fetching' || this.program === null) {
      return html`<p class="lead">
        ${download[this.phase === 'fetching' ? 'asking' : this.phase]}
      </p>`;
    }
    const { bytes } = this.program;
    const done = sizeInWords(this.downloadedBytes, language);
    return html`<p class="lead" id="progress">
        ${download.fetching(done, sizeInWords(bytes, language))}
      </p>
      <progress
        aria-labelledby="progress"
        max=${bytes}
        .value=${Math.min(this.downloadedBytes, bytes)}
      ></progress>`;
  }

  /** It leads to a page of somebody else, which must not learn where its visitor comes from. */
  #otherProgram({ name, link, explanation }: OtherProgram) {
    const { download, consent } = this.words;
    return html`<p class="lead">${download.other(name)}</p>
      <p>
        <a part="other" href=${link} target="_blank" rel="noreferrer noopener"
          >${name}<span class="unseen">, ${consent.opensInNewTab}</span></a
        >
      </p>
      <p class="box">${explanation}</p>`;
  }

  #facts(program: Program) {
    const { download, language } = this.words;
    return html`<dl class="box">
      <dt>${download.fileName}</dt>
      <dd>${program.fileName}</dd>
      <dt>${download.size}</dt>
      <dd>${sizeInWords(program.bytes, language)}</dd>
      <dt>${download.publisher}</dt>
      <dd>${program.publisher}</dd>
      <dt>${download.sha256}</dt>
      <dd class="digest">${program.sha256.match(/.{8}/g)?.join(' ')}</dd>
    </dl>`;
  }

  #howToOpen() {
    const { download, language } = this.words;
    const steps = opening[language === 'en' ? 'en' : 'sl'];
    return html`<div class="tight">
      ${this.subheading(download.howToOpen)}
      <ol>
        ${steps[systemOf(this.program?.fileName ?? '')].map((step) => html`<li>${step}</li>`)}
      </ol>
    </div>`;
  }

  #ways() {
    const { download } = this.words;
    const again = this.phase === 'failed' ? download.retry : download.again;
    const isAlone = this.phase === 'none';
    const { other } = this;
    return html`<div class="tight ways">
      <div class="row">
        ${
          this.phase === 'saved'
            ? html`<button
                type="button"
                class="main"
                part="opened"
                @click=${() => this.ask({ type: 'customer.openedProgram' })}
              >
                ${download.opened}
              </button>`
            : nothing
        }
        ${
          this.phase === 'saved' || this.phase === 'failed'
            ? html`<button
                type="button"
                class=${this.phase === 'failed' ? 'main' : ''}
                @click=${() => this.ask({ type: 'customer.retriedDownload' })}
              >
                ${again}
              </button>`
            : nothing
        }
        <button
          type="button"
          class=${isAlone ? 'main' : ''}
          part="without"
          aria-describedby="without-means"
          @click=${() => this.ask({ type: 'customer.wentOnInBrowser' })}
        >
          ${other === null ? download.without : download.afterOther}
        </button>
      </div>
      <p class="soft" id="without-means" ?hidden=${isAlone}>${download.withoutMeans}</p>
    </div>`;
  }
}

/** For which system a program is, as its name says. */
function systemOf(fileName: string): OpeningSystem {
  if (/\.(exe|msi|msix)$/i.test(fileName)) return 'windows';
  if (/\.(dmg|pkg)$/i.test(fileName)) return 'macos';
  if (/\.(appimage|run|bin|sh)$/i.test(fileName) || !fileName.includes('.')) return 'linux';
  return 'other';
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-download': RemoteHelpDownloadElement;
  }
}
