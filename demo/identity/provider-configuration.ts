import { interactionPolicy, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { KeptSecrets } from '../kept-secrets.ts';
import { MemoryAdapter } from './memory-adapter.ts';
import { personOf } from './people.ts';

/** The broker, as the identity provider knows it. */
export const clientId = 'remote-help-broker';

/** What the identity provider is told: one client, everyone's claims, no question about consent. */
export function providerConfiguration(secrets: KeptSecrets, callback: string): Configuration {
  const entries = new Map();
  return {
    adapter: (kind) => new MemoryAdapter(kind, entries),
    clients: [
      {
        client_id: clientId,
        client_secret: secrets.clientSecret,
        redirect_uris: [callback],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [secrets.signingKey as never] },
    cookies: { keys: [secrets.cookieKey] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'title', 'groups'], email: ['email'] },
    // The broker reads who someone is from the signed token itself.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { policy: askEveryTime(), url: (_, { uid }) => `/sign-in/${uid}` },
    ttl: { Interaction: 3600, Session: 3600, Grant: 3600, AccessToken: 3600, IdToken: 3600 },
    findAccount: (_, sub) => accountOf(sub),
    loadExistingGrant: grantAll,
  };
}

/** Asks for a name at each sign-in: on one machine, people want to be Ana and then Boris. */
function askEveryTime() {
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  const justChose = (ctx: KoaContextWithOIDC) => ctx.oidc.result?.login !== undefined;
  policy
    .get('login')
    ?.checks.add(
      new Check('choice_needed', 'Somebody has to choose who they are', (ctx) =>
        justChose(ctx) ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
      ),
    );
  return policy;
}

function accountOf(sub: string) {
  const person = personOf(sub);
  if (person === undefined) return undefined;
  const { name, role, email, groups } = person;
  return {
    accountId: sub,
    claims: () => ({ sub, name, title: role, email, groups: [...groups] }),
  };
}

/** The bank's own broker needs nobody's consent to know its staff. */
async function grantAll(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile email');
  await grant.save();
  return grant;
}
