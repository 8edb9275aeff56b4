import { RemoteHelpClosedElement } from './components/closed/closed-element.ts';
import { RemoteHelpConsentElement } from './components/consent/consent-element.ts';
import { define } from './components/define.ts';
import { RemoteHelpElement } from './components/remote-help/remote-help-element.ts';

export type { RemoteHelpElement } from './components/remote-help/remote-help-element.ts';
export { RemoteHelpErrorEvent, type ErrorReason } from './components/remote-help/error-event.ts';
export { RemoteHelpStateChangeEvent } from './components/remote-help/state-change-event.ts';
export type { OtherProgram } from './actors/session-actor.ts';
export type { EndReason, StopReason } from './protocol/reasons.ts';
export type { SessionState } from './protocol/states.ts';

define('remote-help-consent', RemoteHelpConsentElement);
define('remote-help-closed', RemoteHelpClosedElement);
define('remote-help', RemoteHelpElement);
