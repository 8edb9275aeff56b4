import { RemoteHelpChatElement } from './chat/chat-element.ts';
import { RemoteHelpChatOnlyElement } from './chat-only/chat-only-element.ts';
import { RemoteHelpConnectElement } from './connect/connect-element.ts';
import { RemoteHelpConnectionTestElement } from './connection-test/connection-test-element.ts';
import { define } from './define.ts';
import { RemoteHelpDownloadElement } from './download/download-element.ts';
import { RemoteHelpEndingElement } from './ending/ending-element.ts';
import { RemoteHelpFilesElement } from './files/files-element.ts';
import { RemoteHelpMarksElement } from './marks/marks-element.ts';
import { RemoteHelpProgramQuestionElement } from './program-question/program-question-element.ts';
import { RemoteHelpSecondQuestionElement } from './second-question/second-question-element.ts';
import { RemoteHelpSharingElement } from './sharing/sharing-element.ts';
import { RemoteHelpStatusBarElement } from './status-bar/status-bar-element.ts';
import { RemoteHelpStoppedElement } from './stopped/stopped-element.ts';
import { RemoteHelpSystemQuestionElement } from './system-question/system-question-element.ts';
import { RemoteHelpWarningElement } from './warning/warning-element.ts';
import { RemoteHelpWordsChoiceElement } from './words-choice/words-choice-element.ts';

/** Registers what is needed from `download` on. */
export function defineLaterElements(): void {
  define('remote-help-chat', RemoteHelpChatElement);
  define('remote-help-chat-only', RemoteHelpChatOnlyElement);
  define('remote-help-connect', RemoteHelpConnectElement);
  define('remote-help-connection-test', RemoteHelpConnectionTestElement);
  define('remote-help-download', RemoteHelpDownloadElement);
  define('remote-help-ending', RemoteHelpEndingElement);
  define('remote-help-files', RemoteHelpFilesElement);
  define('remote-help-marks', RemoteHelpMarksElement);
  define('remote-help-program-question', RemoteHelpProgramQuestionElement);
  define('remote-help-second-question', RemoteHelpSecondQuestionElement);
  define('remote-help-sharing', RemoteHelpSharingElement);
  define('remote-help-status-bar', RemoteHelpStatusBarElement);
  define('remote-help-stopped', RemoteHelpStoppedElement);
  define('remote-help-system-question', RemoteHelpSystemQuestionElement);
  define('remote-help-warning', RemoteHelpWarningElement);
  define('remote-help-words-choice', RemoteHelpWordsChoiceElement);
}

export { startSession, takeUpSession } from '../actors/session-actor.ts';
export { questionText } from './remote-help/question-text.ts';
export { receiptButton } from './receipt/receipt-button.ts';
export { FloatingBar } from './floating-bar/floating-bar.ts';
export { joinedView, laterView } from './remote-help/later-views.ts';
