import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Words } from '../locales/words.ts';
import type { Inspector } from '../model/inspector.ts';
import { icon } from './icons.ts';

/** What is to be known of the trace as a whole, in a few words each. */
export function statusView(inspector: Inspector, words: Words): TemplateResult {
  const { trace, isLoading, following, isReplaying } = inspector;
  if (trace === null) return html`${isLoading ? chip(words.status.loading) : nothing}`;
  const { status } = words;
  const faults = trace.faults.length + trace.moreFaults;
  const isSame = trace.isOfThisMachine;
  return html`${isLoading ? chip(status.loading) : nothing}
  ${following === null ? nothing : chip(isReplaying ? status.replaying : status.live, 'live')}
  ${trace.head === undefined ? chip(status.noHead, 'bad') : nothing}
  ${
    isSame === null
      ? nothing
      : isSame
        ? chip(status.sameMachine, 'good')
        : chip(status.otherMachine, 'bad')
  }
  ${agreement(inspector, words)}
  ${
    faults === 0
      ? nothing
      : html`<button type="button" class="chip bad" @click=${() => inspector.openTab('faults')}>
          ${icon('bad')}${status.faults(faults)}
        </button>`
  }`;
}

function agreement(inspector: Inspector, { status }: Words): TemplateResult | typeof nothing {
  const { verification } = inspector;
  const { first, done, all, isDone } = verification;
  if (first >= 0) {
    const show = () => {
      inspector.playback.pause();
      inspector.tab = 'difference';
      inspector.goTo(first);
    };
    return html`<button type="button" class="chip bad" @click=${show}>
      ${icon('bad')}${status.differs(first + 1)}
    </button>`;
  }
  if (all === 0) return nothing;
  return isDone ? chip(status.agrees(all), 'good') : chip(status.verifying(done, all));
}

function chip(text: string, kind: 'good' | 'bad' | 'live' | '' = ''): TemplateResult {
  return html`<span class="chip ${kind}"
    >${kind === 'good' || kind === 'bad' ? icon(kind) : nothing}${text}</span
  >`;
}
