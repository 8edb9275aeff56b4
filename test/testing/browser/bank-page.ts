import '../../../src/index.ts';
import type { RemoteHelpElement } from '../../../src/components/remote-help/remote-help-element.ts';
import {
  customerOf,
  installBroker,
  installScreen,
  openViewer,
  SimulatedAdviser,
  SimulatedBroker,
  type Customer,
  type Invitation,
  type SimulatedBrokerOptions,
  type SimulatedScreen,
} from '../../../src/testing/index.ts';

/** A bank's page with the element on it, and a simulated broker in the place of the network. */
export class BankPage {
  readonly broker: SimulatedBroker;
  readonly invitation: Invitation;
  readonly element: RemoteHelpElement;
  readonly customer: Customer;
  readonly #leave: () => void;
  #adviser: SimulatedAdviser | undefined;

  private constructor(broker: SimulatedBroker, locale: 'sl' | 'en') {
    this.broker = broker;
    this.invitation = broker.invite({ locale });
    this.#leave = installBroker(broker);
    document.documentElement.lang = locale;
    const element = document.createElement('remote-help');
    element.setAttribute('broker', broker.origin);
    document.body.append(element);
    this.element = element;
    this.customer = customerOf(element, locale);
  }

  static open(
    options: SimulatedBrokerOptions & { locale?: 'sl' | 'en'; screen?: SimulatedScreen } = {},
  ): BankPage {
    const { locale = 'sl', screen = {}, ...ofBroker } = options;
    localStorage.clear();
    sessionStorage.clear();
    installScreen(screen);
    return new BankPage(new SimulatedBroker(ofBroker), locale);
  }

  /** The adviser, without a picture unless one is opened with {@link seeingAdviser}. */
  get adviser(): SimulatedAdviser {
    return (this.#adviser ??= new SimulatedAdviser(this.broker, this.invitation));
  }

  /** The adviser, with a connection for the picture. */
  async seeingAdviser(): Promise<SimulatedAdviser> {
    const viewer = await openViewer();
    return (this.#adviser = new SimulatedAdviser(this.broker, this.invitation, { viewer }));
  }

  /** Both sides there, and the words compared. */
  async meet(): Promise<void> {
    this.adviser.comes();
    await this.customer.comesInWith(this.invitation.number);
    await this.customer.heard(...(await this.adviser.wordsToSay()));
  }

  close(): void {
    this.element.remove();
    this.broker.dispose();
    this.#leave();
  }
}
