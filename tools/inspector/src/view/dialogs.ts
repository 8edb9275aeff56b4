import { html, render, type TemplateResult } from 'lit/html.js';
import type { Words } from '../locales/words.ts';

/** Shows the keys. */
export function showHelp({ help, actions }: Words): void {
  show(
    html`<h2>${help.heading}</h2>
      <dl class="keys">
        ${help.keys.map(
          ([keys, what]) =>
            html`<dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt>
              <dd>${what}</dd>`,
        )}
      </dl>
      <form method="dialog"><button autofocus>${actions.close}</button></form>`,
    help.heading,
  );
}

/** Asks for the text of a bookmark. */
export function askForRemark({ actions }: Words, onRemark: (text: string) => void): void {
  const submit = (event: SubmitEvent) => {
    const text = String(new FormData(event.currentTarget as HTMLFormElement).get('text')).trim();
    const isAdded = (event.submitter as HTMLButtonElement | null)?.value === 'add';
    if (isAdded && text !== '') onRemark(text);
  };
  show(
    html`<form method="dialog" @submit=${submit}>
      <label for="remark">${actions.markText}</label>
      <input id="remark" name="text" maxlength="500" autocomplete="off" autofocus />
      <div class="buttons">
        <button value="add" class="main">${actions.add}</button>
        <button value="cancel">${actions.cancel}</button>
      </div>
    </form>`,
    actions.mark,
  );
}

/** Asks which pages are to be followed: `null` for those of this browser, or a relay's address. */
export function askForRelay(
  { live, actions }: Words,
  onChosen: (relay: string | null) => void,
): void {
  const submit = (event: SubmitEvent) => {
    const chosen = (event.submitter as HTMLButtonElement | null)?.value;
    const address = String(
      new FormData(event.currentTarget as HTMLFormElement).get('relay'),
    ).trim();
    if (chosen === 'browser') onChosen(null);
    if (chosen === 'relay' && /^wss?:/.test(address)) onChosen(address);
  };
  show(
    html`<form method="dialog" @submit=${submit}>
      <button value="browser" class="main" autofocus>${live.browser}</button>
      <label for="relay">${live.relay}</label>
      <input id="relay" name="relay" type="url" placeholder="ws://127.0.0.1:8130" />
      <div class="buttons">
        <button value="relay">${live.connect}</button>
        <button value="cancel" formnovalidate>${actions.cancel}</button>
      </div>
    </form>`,
    actions.follow,
  );
}

function show(content: TemplateResult, label: string): void {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', label);
  render(content, dialog);
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove(), { once: true });
  dialog.showModal();
}
