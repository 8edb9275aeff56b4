import { html } from 'lit';
import { saveFile } from '../../actors/saved-page.ts';
import type { FileExchange } from '../../actors/session-actor.ts';
import type { FileAct, FileEvent } from '../files/file-event.ts';
import type { RemoteHelpFilesElement } from '../files/files-element.ts';
import { isControlled } from './facts.ts';
import type { View } from './view.ts';

/** The files of a session, below its chat. */
export function filesOf({ snapshot, session, words, headingLevel }: View) {
  const files = session.files();
  const onFile = ({ act, target }: FileEvent) => {
    if (files !== null) void handle(act, files, target as RemoteHelpFilesElement);
  };
  return html`<remote-help-files
    class="files"
    .words=${words}
    .headingLevel=${headingLevel + 1}
    .files=${files}
    .adviserName=${snapshot.context.adviser?.name ?? ''}
    .isControlled=${isControlled(snapshot)}
    @remote-help-file=${onFile}
  ></remote-help-files>`;
}

async function handle(
  act: FileAct,
  files: FileExchange,
  view: RemoteHelpFilesElement,
): Promise<void> {
  if (act.type === 'take') return files.take(act.id);
  if (act.type === 'refuse') return files.refuse(act.id);
  if (act.type === 'cancel') return files.cancel(act.id);
  if (act.type === 'offer') {
    view.problem = null;
    for (const file of act.files) view.problem = (await files.offer(file)) ?? view.problem;
    return;
  }
  const saved = files.saved(act.id);
  if (saved !== null) saveFile(saved.file, saved.name);
}
