import { html, nothing, type TemplateResult } from 'lit/html.js';
import { isSame } from '../../../../src/trace/codec.ts';
import type { Plain } from '../../../../src/trace/format.ts';
import type { ReplayedStep } from '../../../../src/trace/replay.ts';
import type { Words } from '../locales/words.ts';
import { contextRows, plainText } from '../model/context-rows.ts';
import type { Inspector } from '../model/inspector.ts';

/** Where the trace and the statechart of today differ, and for a step that does, both side by side. */
export function differenceView(inspector: Inspector, words: Words): TemplateResult {
  const { verification, at } = inspector;
  const { first, differing } = verification;
  if (first < 0) {
    return html`<p>${verification.isDone ? words.difference.none : words.difference.notYet}</p>`;
  }
  const shown = differing.get(at);
  return html`<p class="lead">
      ${words.difference.atStep(first + 1)} ${words.difference.count(differing.size)}
      ${
        at === first
          ? nothing
          : html`<button type="button" class="small" @click=${() => inspector.goTo(first)}>
              ${words.difference.goToFirst}
            </button>`
      }
    </p>
    ${shown ? sideBySide(shown, words) : html`<p>${words.difference.here}</p>`}`;
}

function sideBySide({ line, computed, differsIn }: ReplayedStep, words: Words): TemplateResult {
  const rows = differsIn.flatMap((field): [string, Plain, Plain][] =>
    field === 'ctx'
      ? contextRows(computed.ctx, line.ctx)
          .filter(({ isChanged }) => isChanged)
          .map(({ name, now, before }) => [name, before ?? null, now ?? null])
      : [[words.difference.fields[field] ?? field, line[field], computed[field]]],
  );
  return html`<table class="sides">
    <thead>
      <tr>
        <td></td>
        <th scope="col">${words.difference.recorded}</th>
        <th scope="col">${words.difference.computed}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([name, recorded, today]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${valueText(recorded, today)}</td>
            <td>${valueText(today, recorded)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** A value; of a list only what is not in the other one is marked. */
function valueText(value: Plain, other: Plain): TemplateResult {
  if (!Array.isArray(value) || !Array.isArray(other)) {
    return html`<mark>${plainText(value)}</mark>`;
  }
  return html`${value.map((item: Plain, at) =>
    other.some((one: Plain) => isSame(one, item)) && isSame(other[at] as Plain, item)
      ? html`<span class="item">${itemText(item)}</span> `
      : html`<mark class="item">${itemText(item)}</mark> `,
  )}`;
}

function itemText(item: Plain): string {
  return typeof item === 'string' ? item : plainText(item);
}
