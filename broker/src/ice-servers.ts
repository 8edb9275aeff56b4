import { createHmac } from 'node:crypto';
import type { IceServer } from '../../src/protocol/fields.ts';
import type { IceSettings } from './settings.ts';

const passwordSeconds = 10 * 60;
const nameCharacters = 16;

/**
 * The STUN and TURN servers for one picture. TURN gets a password that expires, as `use-auth-secret` of
 * coturn checks it: HMAC-SHA1 of the user name, which begins with the time of expiry (rule P24).
 *
 * @param holder - Who uses it, such as one seat of one session. coturn counts a user's relays by the name after
 * the time, so each holder has a name of their own; it says nothing to whoever reads it on the network.
 */
export function iceServersAt(
  { urls, turnSecret }: IceSettings,
  now: number,
  holder: string,
): IceServer[] {
  const stun = urls.filter((url) => url.startsWith('stun'));
  const turn = urls.filter((url) => url.startsWith('turn'));
  const servers: IceServer[] = stun.length > 0 ? [{ urls: stun }] : [];
  if (turn.length === 0 || turnSecret === null) return servers;
  const username = `${Math.floor(now / 1000) + passwordSeconds}:${nameOf(holder, turnSecret)}`;
  const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
  return [...servers, { urls: turn, username, credential }];
}

function nameOf(holder: string, turnSecret: string): string {
  const digest = createHmac('sha256', turnSecret).update(`remote-help-turn-1\n${holder}\n`);
  return digest.digest('base64url').slice(0, nameCharacters);
}
