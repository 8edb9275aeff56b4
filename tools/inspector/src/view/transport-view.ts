import { html, type TemplateResult } from 'lit/html.js';
import type { Words } from '../locales/words.ts';
import type { Inspector } from '../model/inspector.ts';
import { speeds } from '../model/playback.ts';
import { icon, type Icon } from './icons.ts';
import { timeText } from './texts.ts';

/** The buttons and the slider that move through a trace. */
export function transportView(
  inspector: Inspector,
  words: Words,
  timeline: SVGSVGElement,
): TemplateResult {
  const { at, last, playback } = inspector;
  const { transport } = words;
  const hasSteps = last >= 0;
  const go = (step: number) => () => {
    playback.pause();
    inspector.goTo(step);
  };
  return html`<div class="buttons" role="group" aria-label=${transport.label}>
      ${button('first', transport.first, go(0), at <= 0)}
      ${button('back', transport.back, go(at - 1), at <= 0)}
      ${
        playback.isPlaying
          ? button('pause', transport.pause, () => playback.toggle(), false, 'main')
          : button('play', transport.play, () => playback.toggle(), !hasSteps, 'main')
      }
      ${button('forward', transport.forward, go(at + 1), at >= last)}
      ${button('last', transport.last, go(last), at >= last)}
    </div>
    <div class="slider">
      ${timeline}
      <input
        type="range"
        min="0"
        max=${Math.max(last, 0)}
        .value=${String(Math.max(at, 0))}
        ?disabled=${!hasSteps}
        aria-label=${transport.position}
        aria-valuetext=${transport.stepOf(at + 1, last + 1)}
        @input=${(event: Event) => go(Number((event.target as HTMLInputElement).value))()}
      />
    </div>
    <output class="position">
      <span>${hasSteps ? transport.stepOf(at + 1, last + 1) : transport.noSteps}</span>
      <small>${hasSteps ? timeText(inspector.timeOf(at)) : ''}</small>
    </output>
    <fieldset class="speeds">
      <legend class="unseen">${transport.speed}</legend>
      ${speeds.map(
        (speed) =>
          html`<label>
            <input
              type="radio"
              name="speed"
              .checked=${playback.speed === speed}
              @change=${() => playback.setSpeed(speed)}
            /><span>${transport.speeds[speed]}</span>
          </label>`,
      )}
    </fieldset>`;
}

function button(
  name: Icon,
  label: string,
  onClick: () => void,
  isDisabled: boolean,
  kind = '',
): TemplateResult {
  return html`<button
    type="button"
    class="icon-button ${kind}"
    aria-label=${label}
    title=${label}
    aria-disabled=${isDisabled}
    @click=${isDisabled ? null : onClick}
  >
    ${icon(name)}
  </button>`;
}
