import { RemoteHelpAdviserChatElement } from './chat/chat-element.ts';
import { RemoteHelpAdviserCheckElement } from './check-element.ts';
import { RemoteHelpAdviserColleaguesElement } from './hand-over/colleagues-element.ts';
import { RemoteHelpAdviserHandedOverElement } from './hand-over/handed-over-element.ts';
import { RemoteHelpAdviserTakeOverElement } from './hand-over/take-over-element.ts';
import { RemoteHelpAdviserControlElement } from './picture/control-element.ts';
import { RemoteHelpAdviserFilesElement } from './helping/files-element.ts';
import { RemoteHelpAdviserFolderElement } from './helping/folder-element.ts';
import { RemoteHelpAdviserHeaderElement } from './header-element.ts';
import { RemoteHelpAdviserHelpingElement } from './helping/helping-element.ts';
import { RemoteHelpAdviserInvitationElement } from './queue/invitation-element.ts';
import { RemoteHelpAdviserNotesElement } from './notes/notes-element.ts';
import { RemoteHelpAdviserPictureElement } from './picture/picture-element.ts';
import { RemoteHelpAdviserProgressElement } from './queue/progress-element.ts';
import { RemoteHelpAdviserQuestionElement } from './dialog/question-element.ts';
import { RemoteHelpAdviserQueueElement } from './queue/queue-element.ts';
import { RemoteHelpAdviserElement } from './remote-help-adviser-element.ts';
import { RemoteHelpAdviserSecondElement } from './second/second-element.ts';
import { RemoteHelpAdviserSignInElement } from './sign-in/sign-in-element.ts';

export { RemoteHelpAdviserElement } from './remote-help-adviser-element.ts';

/** Every element of the console by its tag; the console itself comes last, when all that it is made of is there. */
const elements: readonly (readonly [string, CustomElementConstructor])[] = [
  ['remote-help-adviser-chat', RemoteHelpAdviserChatElement],
  ['remote-help-adviser-check', RemoteHelpAdviserCheckElement],
  ['remote-help-adviser-colleagues', RemoteHelpAdviserColleaguesElement],
  ['remote-help-adviser-control', RemoteHelpAdviserControlElement],
  ['remote-help-adviser-files', RemoteHelpAdviserFilesElement],
  ['remote-help-adviser-folder', RemoteHelpAdviserFolderElement],
  ['remote-help-adviser-handed-over', RemoteHelpAdviserHandedOverElement],
  ['remote-help-adviser-header', RemoteHelpAdviserHeaderElement],
  ['remote-help-adviser-helping', RemoteHelpAdviserHelpingElement],
  ['remote-help-adviser-invitation', RemoteHelpAdviserInvitationElement],
  ['remote-help-adviser-notes', RemoteHelpAdviserNotesElement],
  ['remote-help-adviser-picture', RemoteHelpAdviserPictureElement],
  ['remote-help-adviser-progress', RemoteHelpAdviserProgressElement],
  ['remote-help-adviser-question', RemoteHelpAdviserQuestionElement],
  ['remote-help-adviser-queue', RemoteHelpAdviserQueueElement],
  ['remote-help-adviser-second', RemoteHelpAdviserSecondElement],
  ['remote-help-adviser-sign-in', RemoteHelpAdviserSignInElement],
  ['remote-help-adviser-take-over', RemoteHelpAdviserTakeOverElement],
  ['remote-help-adviser', RemoteHelpAdviserElement],
];

// Another copy of this package may have been faster on this page.
for (const [tag, element] of elements) {
  if (customElements.get(tag) === undefined) customElements.define(tag, element);
}
