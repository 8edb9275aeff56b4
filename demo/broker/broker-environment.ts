import { advisersGroup } from '../identity/people.ts';
import { clientId } from '../identity/provider-configuration.ts';
import type { KeptSecrets } from '../kept-secrets.ts';

/** Where the broker finds the others, and where they find it. */
export type BrokerSurroundings = {
  /** The origin of the bank's pages and of the adviser's desk. */
  readonly origin: string;
  readonly brokerPort: number;
  readonly issuer: string;
  readonly smtpUrl: string;
  readonly dataFolder: string;
  readonly secrets: KeptSecrets;
  readonly more?: Readonly<Record<string, string>>;
};

/** The broker's settings. Nothing of this process' own settings for a broker reaches it. */
export function brokerEnvironment(around: BrokerSurroundings): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('REMOTE_HELP_'));
  return { ...Object.fromEntries(others), ...settingsOf(around), ...around.more };
}

function settingsOf(around: BrokerSurroundings): Record<string, string> {
  return {
    REMOTE_HELP_PORT: String(around.brokerPort),
    REMOTE_HELP_ISSUER: around.issuer,
    REMOTE_HELP_CLIENT: clientId,
    REMOTE_HELP_GROUP: advisersGroup,
  };
}
