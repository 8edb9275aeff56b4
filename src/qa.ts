/** `remote-help/qa`: the element with a recorder, for test pages. It is never for customers. */
import { RemoteHelpClosedElement } from './components/closed/closed-element.ts';
import { RemoteHelpConsentElement } from './components/consent/consent-element.ts';
import { define } from './components/define.ts';
import { openByDesks, RemoteHelpQaElement } from './qa/remote-help-qa-element.ts';
import { RemoteHelpQaStripElement } from './qa/strip-element.ts';

export type { RemoteHelpQaElement } from './qa/remote-help-qa-element.ts';

openByDesks();
define('remote-help-consent', RemoteHelpConsentElement);
define('remote-help-closed', RemoteHelpClosedElement);
define('remote-help-qa-strip', RemoteHelpQaStripElement);
define('remote-help', RemoteHelpQaElement);
