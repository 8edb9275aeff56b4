import { host } from '../front/listening.ts';
import { advisersGroup, complaintsGroup } from '../identity/people.ts';
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
  readonly more: Readonly<Record<string, string>>;
};

/** The broker's environment: its settings, and what any program has. Other settings for a broker stay out. */
export function brokerEnvironment(around: BrokerSurroundings): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('REMOTE_HELP_'));
  return { ...Object.fromEntries(others), ...settingsOf(around), ...around.more };
}

function settingsOf(around: BrokerSurroundings): Record<string, string> {
  return {
    REMOTE_HELP_LISTEN: `${host}:${around.brokerPort}`,
    REMOTE_HELP_PAGE_ORIGINS: around.origin,
    REMOTE_HELP_PAGE_URL_SL: `${around.origin}/`,
    REMOTE_HELP_PAGE_URL_EN: `${around.origin}/en/`,
    REMOTE_HELP_CONSOLE_URL: `${around.origin}/adviser/`,
    REMOTE_HELP_BANK_NAME: 'Lipova banka',
    REMOTE_HELP_DATA_DIR: around.dataFolder,
    REMOTE_HELP_NUMBER_KEY_FILE: around.secrets.files.numberKey,
    REMOTE_HELP_KEEPING_KEY_FILE: around.secrets.files.keepingKey,
    REMOTE_HELP_SIGNING_KEY_FILE: around.secrets.files.signingKey,
    // The mail's link is the better way; the bare number lets people try the plain bank page too.
    REMOTE_HELP_WAYS_IN: 'link,number',
    REMOTE_HELP_SMTP_URL: around.smtpUrl,
    REMOTE_HELP_MAIL_FROM: 'Lipova banka <pomoc@banka.example>',
    REMOTE_HELP_OIDC_ISSUER: around.issuer,
    REMOTE_HELP_OIDC_CLIENT_ID: clientId,
    REMOTE_HELP_OIDC_CLIENT_SECRET_FILE: around.secrets.files.clientSecret,
    REMOTE_HELP_OIDC_ROLE_CLAIM: 'groups',
    REMOTE_HELP_OIDC_ADVISER_ROLE: advisersGroup,
    REMOTE_HELP_OIDC_COMPLAINTS_ROLE: complaintsGroup,
  };
}
