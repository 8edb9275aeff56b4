/** Where a page's scripts may connect to, besides where they came from. */
export type PolicyOptions = { readonly connectTo: readonly string[] };

/**
 * The headers of a bank's strictest pages.
 *
 * `style-src` and `img-src` are for the bank's own style sheet and icon: the elements need neither. Violations
 * go to `report-uri`, which browsers send at once; `report-to` may keep them for a minute.
 */
export function strictHeaders({ connectTo }: PolicyOptions): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src ${connectTo.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types remote-help',
    'report-uri /csp-reports',
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(self)',
    'cache-control': 'no-store',
  };
}

/** The origin under which a broker's sockets are connected to: `ws:` for `http:`, `wss:` for `https:`. */
export function socketOrigin(origin: string): string {
  return origin.replace(/^http/, 'ws');
}
