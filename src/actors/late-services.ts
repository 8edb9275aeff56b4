import type { Locale } from '../protocol/states.ts';
import type { CustomerDesk } from '../services/desk/customer-desk.ts';
import type * as loaded from '../services/late-services.ts';

/** The services that are loaded from `download` on, so that a page which nobody uses stays small. */
export type LateServices = typeof loaded;

/** How the actors get at what is loaded late. */
export interface Late {
  readonly broker: string;
  /** Whether the bank's own program is offered, and not another one. */
  readonly offersOwnProgram: boolean;
  /** The language of the page, now. */
  readonly locale: () => Locale;
  /** Loads the services, once. */
  readonly load: () => Promise<LateServices>;
  /** The session's desk, made with the first use. */
  readonly desk: () => Promise<CustomerDesk>;
  /** The desk and the services, if they are there: from a joined session on they are. */
  readonly ready: () => { readonly desk: CustomerDesk; readonly services: LateServices };
}
