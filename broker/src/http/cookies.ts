import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { RouteContext } from './environment.ts';

const signInSeconds = 10 * 60;
const signedInSeconds = 10 * 60 * 60;

/**
 * The cookies of the bank's staff. Behind HTTPS all have the `__Host-` prefix, which ties them to this one
 * host; on this very machine a browser may not take that, and there they are plain.
 */
export class Cookies {
  readonly #isHttps: boolean;

  constructor(isHttps: boolean) {
    this.#isHttps = isHttps;
  }

  /** The cookie of an adviser who is signed in. */
  get signedIn(): { read: Read; write: Write; clear: Clear } {
    return this.#cookie('remote-help', 'Strict', signedInSeconds);
  }

  /** The cookie of a sign-in that has begun. Lax, since the way back is a link from another site. */
  get signingIn(): { read: Read; write: Write; clear: Clear } {
    return this.#cookie('remote-help-sign-in', 'Lax', signInSeconds);
  }

  /** The same two for the complaints department: an adviser's sign-in opens nothing there, nor the other way round. */
  get officer(): { read: Read; write: Write; clear: Clear } {
    return this.#cookie('remote-help-evidence', 'Strict', signedInSeconds);
  }

  get officerSigningIn(): { read: Read; write: Write; clear: Clear } {
    return this.#cookie('remote-help-evidence-sign-in', 'Lax', signInSeconds);
  }

  #cookie(plainName: string, sameSite: 'Strict' | 'Lax', maxAge: number) {
    const name = this.#isHttps ? `__Host-${plainName}` : plainName;
    const options = { path: '/', secure: this.#isHttps, httpOnly: true, sameSite };
    return {
      read: (context: RouteContext) => getCookie(context, name),
      write: (context: RouteContext, value: string) =>
        setCookie(context, name, value, { ...options, maxAge }),
      clear: (context: RouteContext) => {
        deleteCookie(context, name, options);
      },
    };
  }
}

type Read = (context: RouteContext) => string | undefined;
type Write = (context: RouteContext, value: string) => void;
type Clear = (context: RouteContext) => void;
