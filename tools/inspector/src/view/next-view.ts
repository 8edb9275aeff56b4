import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { PlainEvent } from '../../../../src/trace/format.ts';
import { triggerText } from '../../../statechart/words.ts';
import type { Words } from '../locales/words.ts';
import { knownEvents, type NextArrow } from '../model/coming-next.ts';
import type { Inspector } from '../model/inspector.ts';
import { payloadText } from './texts.ts';

/** What could come next, and what would have happened if it had. */
export function nextView(inspector: Inspector, words: Words): TemplateResult {
  const { step, next: arrows, trace } = inspector;
  if (step === undefined) return html`<p>${words.transport.noSteps}</p>`;
  const isOver = step.status !== 'active';
  return html`<p class="lead">${isOver ? words.next.over : words.next.lead}</p>
    ${!isOver && arrows.length === 0 ? html`<p>${words.next.none}</p>` : nothing}
    <ul class="arrows">
      ${arrows.map((arrow) => arrowItem(arrow, inspector, words))}
    </ul>
    ${trace?.machine ? whatIfForm(inspector, words) : nothing}`;
}

function arrowItem({ edge, by }: NextArrow, inspector: Inspector, words: Words): TemplateResult {
  const index = inspector.trace?.machine?.index;
  return html`<li class=${by === null ? 'is-guarded' : ''}>
    <code>${triggerText(edge.trigger)}</code>
    <span class="target">→ ${edge.to === null ? words.next.stays : index?.pathOf(edge.to)}</span>
    ${
      by === null
        ? html`<small>${words.next.guarded(edge.guard ?? '')}</small>`
        : html`<small>${payloadText(by)}</small>
            <button type="button" class="small" @click=${() => inspector.insert(by)}>
              ${words.next.insert}
            </button>
            ${
              inspector.maySend(by)
                ? html`<button type="button" class="small" @click=${() => inspector.send(by)}>
                    ${words.next.send}
                  </button>`
                : nothing
            }`
    }
  </li>`;
}

function whatIfForm(inspector: Inspector, words: Words): TemplateResult {
  const { machine } = inspector.trace ?? {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const text = String(new FormData(form).get('event'));
    const given = eventIn(text);
    if (given === null) inspector.say('refusedEvent', text);
    else inspector.insert(given);
  };
  return html`<form class="what-if" @submit=${submit}>
    <h2>${words.next.isWhatIf}</h2>
    <p>${words.next.insertLead}</p>
    <label for="what-if-event">${words.next.eventLabel}</label>
    <input
      id="what-if-event"
      name="event"
      list="known-events"
      autocomplete="off"
      spellcheck="false"
      aria-describedby="what-if-hint"
    />
    <datalist id="known-events">
      ${machine ? knownEvents(machine).map((event) => html`<option value=${eventLine(event)}></option>`) : nothing}
    </datalist>
    <small id="what-if-hint">${words.next.notAnEvent}</small>
    <div class="buttons">
      <button type="submit">${words.next.insert}</button>
      <button type="button" ?disabled=${inspector.at < 1} @click=${() => inspector.drop()}>
        ${words.next.drop}
      </button>
    </div>
  </form>`;
}

function eventLine(event: PlainEvent): string {
  return Object.keys(event).length === 1 ? event.type : JSON.stringify(event);
}

/** The event that a person typed: a bare name, or JSON; `null` if it is neither. */
export function eventIn(text: string): PlainEvent | null {
  const typed = text.trim();
  if (/^[\w.-]+$/.test(typed)) return { type: typed };
  try {
    const value: unknown = JSON.parse(typed);
    const isEvent =
      typeof value === 'object' &&
      value !== null &&
      'type' in value &&
      typeof value.type === 'string';
    return isEvent ? (value as PlainEvent) : null;
  } catch {
    // What is neither a name nor JSON is told to the person by whoever asked.
    return null;
  }
}
