import { pageKey } from '../broker/world/page-key.ts';
import type { Letter, Stage } from './world/party.ts';

/** A customer in a session, by its letter. */
export async function joins(stage: Stage, { number, handle }: Letter) {
  const { party } = await stage.customer();
  party.say({ type: 'customer.gaveNumber', id: crypto.randomUUID(), number, handle, key: pageKey });
  const { resumeToken, lastSeq } = await party.hears('broker.admitted');
  return { customer: party, token: resumeToken, lastSeq };
}

/** Both sides in a session. */
export async function meet(stage: Stage) {
  const letter = await stage.invites();
  const adviser = await stage.adviser(letter.sessionId);
  await adviser.hears('broker.seated');
  const joined = await joins(stage, letter);
  await joined.customer.hears('broker.pairedPeers');
  await adviser.hears('broker.pairedPeers');
  return { letter, adviser, ...joined };
}
