import { html, type TemplateResult } from 'lit/html.js';
import type { PlayerWords } from '../../locales/evidence-words.ts';
import type { FolderList } from '../../protocol/folder-list.ts';
import type { SystemLine } from '../../protocol/system.ts';
import type { ChatLine } from './evidence-session.ts';

/** What somebody wrote; or what was told beside the chat, said to be what it is. */
export function writtenView({ text, told }: ChatLine, words: PlayerWords): TemplateResult {
  switch (told?.kind) {
    case 'file':
      return html`<span>${words.told.file}</span>
        <strong><bdi>${text}</bdi> · ${words.told.size(told.bytes)}</strong>`;
    case 'folder':
      return folderView(told.list, words);
    case 'system':
      return systemView(told.lines, words);
    default:
      return html`<span>${text}</span>`;
  }
}

function folderView({ name, files }: FolderList, { told }: PlayerWords): TemplateResult {
  return html`<details>
    <summary>${told.folder(name, files.length)}</summary>
    <ul>
      ${files.map(
        ({ path, bytes }) => html`<li><bdi>${path.join('/')}</bdi> · ${told.size(bytes)}</li>`,
      )}
    </ul>
  </details>`;
}

function systemView(lines: readonly SystemLine[], { told }: PlayerWords): TemplateResult {
  const said = (value: string) => (value === 'yes' || value === 'no' ? told.values[value] : value);
  return html`<span>${told.system}</span>
    <dl>
      ${lines.map(
        ({ kind, value }) =>
          html`<div>
            <dt>${told.kinds[kind]}</dt>
            <dd>${said(value)}</dd>
          </div>`,
      )}
    </dl>`;
}
