import type { Locale } from '../../src/protocol/states.ts';
import type { RetentionRules } from './keeping/retention-rules.ts';
import { readRetention } from './settings-of-keeping.ts';
import { sizes } from '../../src/protocol/limits.ts';
import { Reader } from './settings-reader.ts';

/** How the bank's identity provider is reached, and what it says of the bank's staff. */
export interface OidcSettings {
  issuer: URL;
  clientId: string;
  clientSecret: string;
  scope: string;
  roleClaim: string;
  adviserRole: string;
  complaintsRole: string;
  nameClaim: string;
  titleClaim: string;
}

/** STUN and TURN servers; with a secret, TURN's passwords are made for each picture and expire. */
export interface IceSettings {
  urls: readonly string[];
  turnSecret: string | null;
}

/** A way from a number to its session: within the letter's link, or bare. */
export type WayIn = 'link' | 'number';

/** Everything that can be set about a broker. See `docs/operating.md`. */
export interface Settings {
  listen: { host: string; port: number };
  /** `null`: the address that it listens on. */
  publicOrigin: string | null;
  pageOrigins: readonly string[];
  pageUrls: Readonly<Record<Locale, string>>;
  consoleUrl: string;
  bankName: string;
  bankId: string;
  owner: string;
  dataDir: string;
  numberKey: Uint8Array;
  /** What the sessions' keys are wrapped under. */
  keepingKey: Uint8Array;
  /** What the broker signs with. */
  signingKey: Uint8Array;
  retention: RetentionRules;
  waysIn: readonly WayIn[];
  smtpUrl: string;
  mailFrom: string;
  oidc: OidcSettings;
  ice: IceSettings;
  maxSessionMs: number;
  /** So many sockets, and nobody new is let in. */
  maxSockets: number;
  /** Whether the words must have been compared before anything can be shown. */
  wordsNeeded: boolean;
  /** Whether what is shown is recorded, and nothing shown that is not. */
  records: boolean;
  /** How large a file may be that customer and adviser exchange; 0 for none at all. */
  maxFileBytes: number;
  /** After how long a rest of the customer's hands control comes back; 0 for never. */
  controlReturnSeconds: number;
  /** How much of the disk recordings leave free for the log. */
  reservedBytes: number;
  programsDir: string | null;
  trustedProxies: readonly string[];
}

/** The shortest rest of hands after which control may come back. */
const leastRestSeconds = 3;

/** What is wrong with the environment: a line for each variable that is missing or wrong. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/**
 * Reads a broker's settings from the environment.
 *
 * @throws {SettingsError} with all that is wrong.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const read = new Reader(environment);
  const listen = read.address('REMOTE_HELP_LISTEN', '127.0.0.1:8787');
  const settings: Settings = {
    listen,
    publicOrigin: read.optional('REMOTE_HELP_PUBLIC_ORIGIN', (name) => read.origin(name)),
    pageOrigins: read.list('REMOTE_HELP_PAGE_ORIGINS', (name, part) => read.originIn(name, part)),
    pageUrls: {
      sl: read.pageUrl('REMOTE_HELP_PAGE_URL_SL'),
      en: read.pageUrl('REMOTE_HELP_PAGE_URL_EN'),
    },
    consoleUrl: read.pageUrl('REMOTE_HELP_CONSOLE_URL'),
    bankName: read.label('REMOTE_HELP_BANK_NAME'),
    bankId: read.name('REMOTE_HELP_BANK_ID', 'bank'),
    owner: read.name('REMOTE_HELP_OWNER', 'broker'),
    dataDir: read.text('REMOTE_HELP_DATA_DIR'),
    numberKey: read.keyFile('REMOTE_HELP_NUMBER_KEY_FILE'),
    keepingKey: read.keyFile('REMOTE_HELP_KEEPING_KEY_FILE'),
    signingKey: read.keyFile('REMOTE_HELP_SIGNING_KEY_FILE'),
    retention: readRetention(read),
    waysIn: read.waysIn('REMOTE_HELP_WAYS_IN'),
    smtpUrl: read.url('REMOTE_HELP_SMTP_URL', ['smtp:', 'smtps:']).href,
    mailFrom: read.mailAddress('REMOTE_HELP_MAIL_FROM'),
    oidc: readOidc(read),
    ice: readIce(read),
    maxSessionMs: read.whole('REMOTE_HELP_MAX_SESSION_MINUTES', 60, { min: 1, max: 1440 }) * 60_000,
    maxSockets: read.whole('REMOTE_HELP_MAX_SOCKETS', 10_000, { min: 10, max: 200_000 }),
    wordsNeeded: read.choice('REMOTE_HELP_WORDS', ['needed', 'optional']) === 'needed',
    records: read.choice('REMOTE_HELP_RECORDING', ['needed', 'off']) === 'needed',
    maxFileBytes: read.whole('REMOTE_HELP_MAX_FILE_MB', 25, { min: 0, max: 100 }) * 1_000_000,
    controlReturnSeconds: read.whole('REMOTE_HELP_CONTROL_RETURN_SECONDS', 0, { min: 0, max: 60 }),
    reservedBytes: read.whole('REMOTE_HELP_RESERVED_MB', 256, { min: 1, max: 1_000_000 }) * 2 ** 20,
    programsDir: read.optional('REMOTE_HELP_PROGRAMS_DIR', (name) => read.folder(name)),
    trustedProxies: read.list(
      'REMOTE_HELP_TRUSTED_PROXIES',
      (name, part) => read.ip(name, part),
      '',
    ),
  };
  checkTogether(read, settings);
  read.refuseUnknown();
  if (read.problems.length > 0) throw new SettingsError(read.problems);
  return settings;
}

function readOidc(read: Reader): OidcSettings {
  return {
    issuer: read.url('REMOTE_HELP_OIDC_ISSUER', ['https:']),
    clientId: read.text('REMOTE_HELP_OIDC_CLIENT_ID'),
    clientSecret: read.secretFile('REMOTE_HELP_OIDC_CLIENT_SECRET_FILE'),
    scope: read.text('REMOTE_HELP_OIDC_SCOPE', 'openid profile'),
    roleClaim: read.text('REMOTE_HELP_OIDC_ROLE_CLAIM', 'roles'),
    adviserRole: read.text('REMOTE_HELP_OIDC_ADVISER_ROLE', 'adviser'),
    complaintsRole: read.text('REMOTE_HELP_OIDC_COMPLAINTS_ROLE', 'complaints'),
    nameClaim: read.text('REMOTE_HELP_OIDC_NAME_CLAIM', 'name'),
    titleClaim: read.text('REMOTE_HELP_OIDC_TITLE_CLAIM', 'title'),
  };
}

function readIce(read: Reader): IceSettings {
  return {
    urls: read.list('REMOTE_HELP_ICE_URLS', (name, part) => read.iceUrl(name, part), ''),
    turnSecret: read.optional('REMOTE_HELP_TURN_SECRET_FILE', (name) => read.secretFile(name)),
  };
}

function checkTogether(
  read: Reader,
  { publicOrigin, listen, ice, oidc, controlReturnSeconds }: Settings,
): void {
  const isLocal = ['127.0.0.1', '::1', 'localhost', ''].includes(listen.host);
  if (publicOrigin === null && !isLocal) {
    read.complain(
      'REMOTE_HELP_PUBLIC_ORIGIN',
      'is missing: the address by which browsers reach the broker',
    );
  }
  if (controlReturnSeconds > 0 && controlReturnSeconds < leastRestSeconds) {
    read.complain(
      'REMOTE_HELP_CONTROL_RETURN_SECONDS',
      `must be 0 for never, or ${leastRestSeconds} to 60: a shorter rest nobody sees coming`,
    );
  }
  if (ice.urls.length > sizes.maxIceUrls) {
    read.complain('REMOTE_HELP_ICE_URLS', `must not have more than ${sizes.maxIceUrls} addresses`);
  }
  if (oidc.adviserRole === oidc.complaintsRole) {
    read.complain(
      'REMOTE_HELP_OIDC_COMPLAINTS_ROLE',
      'must be another role than REMOTE_HELP_OIDC_ADVISER_ROLE: nobody looks into their own sessions',
    );
  }
  const hasTurn = ice.urls.some((url) => /^turns?:/.test(url));
  if (hasTurn && ice.turnSecret === null) {
    read.complain(
      'REMOTE_HELP_TURN_SECRET_FILE',
      'is missing: REMOTE_HELP_ICE_URLS names a TURN server',
    );
  }
}
