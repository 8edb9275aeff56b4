/** The seven states of a session: the product's public vocabulary, in the customer's order. */
export const sessionStates = [
  'consent',
  'download',
  'connect',
  'chat-only',
  'sharing',
  'stopped',
  'closed',
] as const;
export type SessionState = (typeof sessionStates)[number];

/** The states that a broker knows of: it hears of a session from `connect` on. */
export const brokerStates = ['connect', 'chat-only', 'sharing', 'stopped', 'closed'] as const;
export type BrokerState = (typeof brokerStates)[number];

/** The languages that the product speaks; the first is the one to fall back to. */
export const locales = ['sl', 'en'] as const;
export type Locale = (typeof locales)[number];
