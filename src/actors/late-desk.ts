import type { Locale } from '../protocol/states.ts';
import type { CustomerDesk } from '../services/desk/customer-desk.ts';

/** How the actors get at the session's desk, which is opened with its first use. */
export interface Late {
  readonly broker: string;
  /** Whether the bank's own program is offered, and not another one. */
  readonly offersOwnProgram: boolean;
  /** The language of the page, now. */
  readonly locale: () => Locale;
  /** The session's desk, made with the first use. */
  readonly desk: () => Promise<CustomerDesk>;
  /** The desk, if it is there: from a joined session on it is. */
  readonly ready: () => { readonly desk: CustomerDesk };
}
