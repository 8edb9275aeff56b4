import { createHmac } from 'node:crypto';
import type { IceServer } from '../../src/protocol/fields.ts';
import type { IceSettings } from './settings.ts';

const passwordSeconds = 10 * 60;

/**
 * The STUN and TURN servers for one picture. TURN gets a password that expires, as `use-auth-secret` of
 * coturn checks it: HMAC-SHA1 of the user name, which begins with the time of expiry.
 */
export function iceServersAt({ urls, turnSecret }: IceSettings, now: number): IceServer[] {
  const stun = urls.filter((url) => url.startsWith('stun'));
  const turn = urls.filter((url) => url.startsWith('turn'));
  const servers: IceServer[] = stun.length > 0 ? [{ urls: stun }] : [];
  if (turn.length === 0 || turnSecret === null) return servers;
  const username = `${Math.floor(now / 1000) + passwordSeconds}:remote-help`;
  const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
  return [...servers, { urls: turn, username, credential }];
}
