import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';
import { readBody, say } from '../front/answers.ts';
import { host, listening, portOf } from '../front/listening.ts';
import { staticFile } from '../front/static-files.ts';
import type { KeptSecrets } from '../kept-secrets.ts';
import { personOf } from './people.ts';
import { providerConfiguration } from './provider-configuration.ts';
import { signInPage } from './sign-in-page.ts';

/** Where the identity provider is, and its server. */
export type IdentityProvider = { readonly issuer: string; readonly server: Server };

/** What the identity provider has to know about the others. */
export type IdentityProviderOptions = {
  readonly secrets: KeptSecrets;
  readonly port: number;
  /** Where the broker takes people back after their sign-in. */
  readonly callback: string;
  /** The origins that a sign-in leads through: a browser checks the whole way of a form. */
  readonly leadsTo: readonly string[];
};

const css = staticFile('demo/identity/sign-in.css');

/** Starts a real OpenID provider whose sign-in is one click on a name. */
export async function startIdentityProvider(
  options: IdentityProviderOptions,
): Promise<IdentityProvider> {
  const server = await listening(createServer(), options.port);
  const issuer = `http://${host}:${portOf(server)}`;
  const provider = new Provider(issuer, providerConfiguration(options.secrets, options.callback));
  const answer = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    if (path === '/sign-in.css') return void css.route(request, response);
    if (!path.startsWith('/sign-in/')) return void answer(request, response);
    signIn(provider, options, request, response).catch(() => {
      say(response, 400, 'This sign-in is over. Go back to the console and begin again.');
    });
  });
  return { issuer, server };
}

async function signIn(
  provider: Provider,
  { leadsTo }: IdentityProviderOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') return showPage(response, `/sign-in/${uid}`, leadsTo);
  const chosen = new URLSearchParams((await readBody(request)) ?? '').get('account') ?? '';
  if (personOf(chosen) === undefined) return say(response, 400, 'Nobody has this name.');
  const login = { accountId: chosen, remember: false };
  await provider.interactionFinished(request, response, { login });
}

function showPage(response: ServerResponse, action: string, leadsTo: readonly string[]): void {
  const policy = `default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${leadsTo.join(' ')}`;
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  response.end(`<!doctype html>\n${signInPage(action).text}`);
}
