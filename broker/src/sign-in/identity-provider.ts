import * as oidc from 'openid-client';
import type { Adviser } from '../../../src/rules/session-state.ts';
import type { OidcSettings } from '../settings.ts';

/** Someone was signed in by the identity provider, but has not the role at this bank that they wanted to sign in with. */
export class WrongRoleError extends Error {
  override readonly name = 'WrongRoleError';
}

/** What somebody of the bank's staff signs in as. */
export type StaffRole = 'adviser' | 'complaints';

/** What a sign-in was begun as, by the `state` that came back; an adviser's if it says nothing. */
export function roleIn(search: string): StaffRole {
  const state = new URLSearchParams(search).get('state') ?? '';
  return state.startsWith(complaintsPrefix) ? 'complaints' : 'adviser';
}

const complaintsPrefix = 'complaints.';

/** What must be kept of a sign-in until its answer comes: it proves that the answer belongs to this browser. */
export interface PendingSignIn {
  state: string;
  nonce: string;
  verifier: string;
}

/** The bank's identity provider, spoken to by OpenID Connect: code flow with PKCE, state and nonce. */
export class IdentityProvider {
  readonly #settings: OidcSettings;
  readonly #redirectUri: string;
  #configuration: Promise<oidc.Configuration> | null = null;

  constructor(settings: OidcSettings, publicOrigin: string) {
    this.#settings = settings;
    this.#redirectUri = `${publicOrigin}/v1/signed-in`;
  }

  /** Where to send a browser that wants to sign in. */
  async begin(role: StaffRole): Promise<{ url: URL; pending: PendingSignIn }> {
    const configuration = await this.#configure();
    const verifier = oidc.randomPKCECodeVerifier();
    const state = `${role === 'complaints' ? complaintsPrefix : ''}${oidc.randomState()}`;
    const pending = { state, nonce: oidc.randomNonce(), verifier };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri,
      scope: this.#settings.scope,
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { url, pending };
  }

  /**
   * Who came back from the identity provider.
   *
   * @throws {WrongRoleError} if they have not that role; the library's errors if the answer is not right.
   */
  async finish(query: string, pending: PendingSignIn, role: StaffRole): Promise<Adviser> {
    const configuration = await this.#configure();
    const answer = new URL(`${this.#redirectUri}${query}`);
    const tokens = await oidc.authorizationCodeGrant(configuration, answer, {
      pkceCodeVerifier: pending.verifier,
      expectedState: pending.state,
      expectedNonce: pending.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new WrongRoleError();
    const { sub } = claims;
    const hasMore = configuration.serverMetadata().userinfo_endpoint !== undefined;
    const more = hasMore ? await oidc.fetchUserInfo(configuration, tokens.access_token, sub) : {};
    return staffOf({ ...more, ...claims }, this.#settings, role);
  }

  /** Asked at the first sign-in and not at the start: a broker must start while the identity provider is down. */
  #configure(): Promise<oidc.Configuration> {
    this.#configuration ??= this.#discover().catch((error: unknown) => {
      this.#configuration = null;
      throw error;
    });
    return this.#configuration;
  }

  #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    // Plain HTTP only for an identity provider on this very machine; the settings see to that.
    const execute = issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    return oidc.discovery(issuer, clientId, clientSecret, undefined, { execute, timeout: 10 });
  }
}

/**
 * Reads somebody of the staff from what the identity provider says of them.
 *
 * @throws {WrongRoleError} if they have not that role, or no name.
 */
export function staffOf(
  claims: Readonly<Record<string, unknown>>,
  settings: ClaimSettings,
  role: StaffRole,
): Adviser {
  const roles = claimAt(claims, settings.roleClaim);
  const wanted = role === 'adviser' ? settings.adviserRole : settings.complaintsRole;
  const hasRole = Array.isArray(roles) ? roles.includes(wanted) : roles === wanted;
  const subject = claims['sub'];
  const name = labelOf(claimAt(claims, settings.nameClaim));
  if (!hasRole || typeof subject !== 'string' || name === null) throw new WrongRoleError();
  const title = labelOf(claimAt(claims, settings.titleClaim)) ?? wanted;
  return { subject, name, role: title };
}

type ClaimSettings = Pick<
  OidcSettings,
  'roleClaim' | 'adviserRole' | 'complaintsRole' | 'nameClaim' | 'titleClaim'
>;

/** A claim may lie deeper: `realm_access.roles` is Keycloak's. A name with a dot in it is tried first. */
function claimAt(claims: Readonly<Record<string, unknown>>, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let found: unknown = claims;
  for (const key of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<string, unknown>)[key];
  }
  return found;
}

function labelOf(claim: unknown): string | null {
  if (typeof claim !== 'string') return null;
  // Line breaks and other invisible characters have no place in a name that is shown and mailed.
  const label = claim
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .trim()
    .slice(0, 200);
  return label === '' ? null : label;
}
