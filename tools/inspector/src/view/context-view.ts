import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { StepLine } from '../../../../src/trace/format.ts';
import type { Words } from '../locales/words.ts';
import { contextRows, plainText, type ContextRow } from '../model/context-rows.ts';
import type { Inspector } from '../model/inspector.ts';
import { otherText } from './log-panel.ts';
import { eventText, payloadText } from './texts.ts';

/** What a step changed: its event, the states, the context with its changes marked, and what was done. */
export function contextView(inspector: Inspector, words: Words): TemplateResult {
  const { step, trace, row } = inspector;
  const shown = trace?.rows[row];
  if (shown !== undefined && shown.step < 0) {
    return html`<p class="whole-line">${otherText(shown.line, words)}</p>
      ${wholeLine(shown.line, words)}`;
  }
  if (step === undefined || trace === null) return html`<p>${words.transport.noSteps}</p>`;
  const all = contextRows(step.ctx, inspector.previous?.ctx);
  const changed = all.filter(({ isChanged }) => isChanged);
  const rows = [...changed, ...all.filter(({ isChanged }) => !isChanged)];
  const changes = changed.length;
  const index = trace.machine?.index;
  const leaves = index?.leaves(index.active(step.value)) ?? [];
  return html`<dl class="facts">
      <dt>${words.context.event}</dt>
      <dd><code>${eventText(step.ev)}</code> ${payloadText(step.ev)}</dd>
      <dt>${words.context.active}</dt>
      <dd>
        ${
          leaves.length === 0
            ? html`<code>${plainText(step.value)}</code>`
            : leaves.map((id) => html`<code>${index?.pathOf(id)}</code> `)
        }
      </dd>
    </dl>
    <h2>
      ${words.context.facts}
      ${changes > 0 ? html`<span class="count">${words.context.changed(changes)}</span>` : nothing}
    </h2>
    <table class="context">
      <tbody>
        ${rows.map((one) => contextRow(one, words))}
      </tbody>
    </table>
    ${named(words.context.actions, step.acts, words)}
    ${named(words.context.actors, step.kids, words)} ${named(words.context.tags, step.tags, words)}
    ${wholeLine(step, words)}`;
}

function contextRow(
  { name, now, before, isChanged }: ContextRow,
  { context }: Words,
): TemplateResult {
  return html`<tr class=${isChanged ? 'is-changed' : ''}>
    <th scope="row">${name}</th>
    <td>
      ${
        isChanged
          ? html`<ins>${plainText(now)}</ins>
              <small
                >${before === undefined ? context.isNew : html`${context.was} <del>${plainText(before)}</del>`}</small
              >`
          : plainText(now)
      }
    </td>
  </tr>`;
}

function named(title: string, names: readonly string[], { context }: Words): TemplateResult {
  return html`<dl class="facts">
    <dt>${title}</dt>
    <dd>
      ${names.length === 0 ? context.nothing : names.map((name) => html`<code>${name}</code> `)}
    </dd>
  </dl>`;
}

function wholeLine(line: StepLine | object, { context }: Words): TemplateResult {
  return html`<details>
    <summary>${context.line}</summary>
    <pre>${JSON.stringify(line, null, 2)}</pre>
  </details>`;
}
