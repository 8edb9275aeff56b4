import { randomUUID } from 'node:crypto';
import { pageKey, signJoin, signResume } from '../broker/world/page-key.ts';
import { secondComesAndGoes } from './second-conversation.ts';
import { meet } from './meeting.ts';
import type { Party, Stage } from './world/party.ts';

/** What people say to a broker; answers whose hearing is to be compared. */
export type Conversation = (stage: Stage) => Promise<Record<string, Party>>;

const id = () => randomUUID();
const picked = { surface: 'monitor', width: 1920, height: 1080 } as const;
const bits = 'A'.repeat(43);
const fingerprint = Array(32).fill('AB').join(':');

/** A customer who comes back with a token. */
async function comesBack(stage: Stage, token: string, lastSeq: number, pairing?: number) {
  const { party, nonce } = await stage.customer();
  const signature = signResume(nonce, token);
  const known = pairing === undefined ? {} : { pairing };
  party.say({ type: 'customer.resumed', token, signature, lastSeq, ...known });
  return party;
}

/** A customer who is asked before "Show", and shows their desktop. */
function shows(customer: Party): void {
  const asked = { version: '1', textHash: bits, locale: 'sl', shownAt: 1 } as const;
  customer.say({ type: 'customer.wasAsked', id: id(), question: 'show', ...asked });
  customer.say({ type: 'customer.pickedSurface', id: id(), ...picked });
}

export const conversations: Readonly<Record<string, Conversation>> = {
  async 'a whole session, from the number to the end'(stage) {
    const { adviser, customer, letter } = await meet(stage);
    const agreed = { version: '1', textHash: bits, locale: 'sl', shownAt: 1, agreedAt: 5 } as const;
    customer.say({ type: 'customer.agreed', id: id(), ...agreed });
    customer.say({ type: 'customer.committedWords', pairing: 1, commitment: bits });
    await adviser.hears('customer.committedWords');
    adviser.say({ type: 'adviser.openedWords', pairing: 1, nonce: bits, fingerprint });
    await customer.hears('adviser.openedWords');
    customer.say({ type: 'customer.choseWords', id: id(), matched: true });
    customer.say({ type: 'customer.wroteChat', id: id(), text: 'Dober dan!' });
    await adviser.hears('customer.wroteChat');
    adviser.say({ type: 'adviser.wroteChat', id: id(), text: 'Pozdravljeni.' });
    await customer.hears('adviser.wroteChat');
    shows(customer);
    const { epoch } = await adviser.hears('broker.openedPicture');
    customer.say({ type: 'customer.offeredPicture', epoch, sdp: 'v=0 offer' });
    await adviser.hears('customer.offeredPicture');
    adviser.say({ type: 'adviser.answeredPicture', epoch, sdp: 'v=0 answer' });
    adviser.say({ type: 'adviser.sawPicture', id: id(), epoch });
    await customer.hears('adviser.sawPicture');
    customer.say({ type: 'customer.stoppedSharing', id: id(), why: 'customer.stoppedSharing' });
    await adviser.hears('customer.stoppedSharing');
    customer.say({ type: 'customer.ended', id: id(), why: 'customer.ended' });
    await customer.closed;
    await adviser.closed;
    const reader = await stage.adviser(letter.sessionId);
    await reader.closed;
    return { customer, adviser, reader };
  },

  async 'P5 wrong numbers within a link, until it is over'(stage) {
    const { number, handle } = await stage.invites();
    const { party: customer } = await stage.customer();
    for (let tries = 0; tries < 6; tries += 1) {
      customer.say({ type: 'customer.gaveNumber', id: id(), number: '00000000', handle });
      await customer.hears('broker.refused');
    }
    const { party: other } = await stage.customer();
    other.say({ type: 'customer.gaveNumber', id: id(), number, handle });
    await other.hears('broker.refused');
    return { customer, other };
  },

  async 'P17 a page whose answer was lost, and others with its number'(stage) {
    const { number, handle } = await stage.invites();
    const joinId = id();
    const gives = async (by: string) => {
      const { party, nonce } = await stage.customer();
      const joining = { joinId: by, signature: signJoin(nonce, by) };
      party.say({ type: 'customer.gaveNumber', id: id(), number, handle, key: pageKey, joining });
      return party;
    };
    const lost = await gives(joinId);
    await lost.hears('broker.admitted');
    const back = await gives(joinId);
    await back.hears('broker.admitted');
    await back.pings();
    await lost.closed;
    const other = await gives(id());
    await other.hears('broker.refused');
    return { lost, back, other };
  },

  async 'P14 a used number, and the number of a session that is over'(stage) {
    const { letter, customer } = await meet(stage);
    const { number, handle } = letter;
    const { party: second } = await stage.customer();
    second.say({ type: 'customer.gaveNumber', id: id(), number, handle });
    await second.hears('broker.refused');
    customer.say({ type: 'customer.raisedAlarm', id: id() });
    await customer.closed;
    second.say({ type: 'customer.gaveNumber', id: id(), number, handle });
    await second.hears('broker.refused');
    return { customer, second };
  },

  async 'P2 P4 what is no message, and what another role says'(stage) {
    const { customer, adviser } = await meet(stage);
    const stranger = await stage.stranger();
    stranger.sayRaw('{"type":"customer.flew"}');
    stranger.say({ type: 'customer.pinged', lastSeq: 0 });
    stranger.say({ type: 'customer.greeted', protocol: 99, locale: 'sl' });
    await stranger.closed;
    for (const frame of ['', 'null', '{"type":"__proto__"}', '{"type":"customer.pinged"}']) {
      customer.sayRaw(frame);
    }
    customer.say({ type: 'adviser.ended', id: id() });
    adviser.say({ type: 'customer.ended', id: id(), why: 'customer.ended' });
    customer.say({ type: 'customer.greeted', protocol: 1, locale: 'sl' });
    await customer.pings();
    await adviser.pings('adviser');
    return { stranger, customer, adviser };
  },

  async 'P6 the same message twice, and P18 messages that have no meaning now'(stage) {
    const { customer, adviser } = await meet(stage);
    const chat = { type: 'customer.wroteChat', id: id(), text: 'Dvakrat' } as const;
    customer.say(chat);
    customer.say(chat);
    customer.say({ type: 'customer.stoppedSharing', id: id(), why: 'browser.endedCapture' });
    customer.say({ type: 'customer.pickedSurface', id: id(), ...picked });
    shows(customer);
    shows(customer);
    customer.say({ type: 'customer.declinedShow', id: id(), why: 'picker.refused' });
    customer.say({ type: 'customer.offeredPicture', epoch: 9, sdp: 'v=0' });
    customer.say({ type: 'customer.choseWords', id: id(), matched: false });
    customer.say({ type: 'customer.stoppedSharing', id: id(), why: 'customer.stoppedSharing' });
    shows(customer);
    await customer.pings();
    adviser.say({ type: 'adviser.sawPicture', id: id(), epoch: 1 });
    await adviser.pings('adviser');
    return { customer, adviser };
  },

  async 'P9 a lost line, and a return that misses nothing'(stage) {
    const { customer, adviser, token, lastSeq } = await meet(stage);
    customer.say({ type: 'customer.wroteChat', id: id(), text: 'Pred izpadom' });
    await adviser.hears('customer.wroteChat');
    customer.drop();
    await adviser.hears('broker.sawSeat');
    await adviser.hears('broker.sawSeat');
    adviser.say({ type: 'adviser.wroteChat', id: id(), text: 'Med izpadom' });
    await adviser.hears('broker.stored');
    const back = await comesBack(stage, token, lastSeq);
    await back.hears('adviser.wroteChat');
    await back.hears('broker.pairedPeers');
    await adviser.hears('broker.pairedPeers');
    return { customer, back, adviser };
  },

  async 'P9 tokens: the newest, the one before, an older one, and one that is nobody’s'(stage) {
    const { customer, token, lastSeq } = await meet(stage);
    customer.drop();
    const first = await comesBack(stage, token, lastSeq, 1);
    const { resumeToken } = await first.hears('broker.admitted');
    const second = await comesBack(stage, resumeToken, lastSeq, 1);
    await second.hears('broker.admitted');
    await first.closed;
    const older = await comesBack(stage, token, lastSeq);
    await older.closed;
    const nobody = await comesBack(stage, bits, lastSeq);
    await nobody.closed;
    const { party: forger } = await stage.customer();
    forger.say({
      type: 'customer.resumed',
      token: resumeToken,
      signature: 'A'.repeat(86),
      lastSeq,
    });
    await forger.closed;
    return { first, second, older, nobody, forger };
  },

  async 'P8 an adviser who goes and comes back, while the desktop is shared'(stage) {
    const { letter, adviser, customer } = await meet(stage);
    shows(customer);
    await customer.hears('broker.openedPicture');
    await adviser.hears('broker.openedPicture');
    adviser.drop();
    await customer.hears('broker.sawSeat');
    const knowing = await stage.adviser(letter.sessionId, 0, 1);
    await knowing.hears('broker.openedPicture');
    await customer.hears('broker.openedPicture');
    const anew = await stage.adviser(letter.sessionId);
    await anew.hears('broker.openedPicture');
    await customer.hears('broker.openedPicture');
    await knowing.closed;
    return { customer, adviser, knowing, anew };
  },

  async 'P40 a session that a colleague does not take over, and then does, while its desktop is shared'(
    stage,
  ) {
    const { letter, adviser, customer } = await meet(stage);
    const { sessionId } = letter;
    const { desk, name, comes } = await stage.colleague();
    shows(customer);
    await adviser.hears('broker.openedPicture');
    const asks = async () => {
      const ask = id();
      adviser.say({ type: 'adviser.askedToHandOver', id: ask, to: name });
      await adviser.pings('adviser');
      return { sessionId, ask };
    };
    desk.say({ type: 'adviser.declinedHandOver', ...(await asks()) });
    await adviser.hears('broker.endedHandOver');
    const { ask } = await asks();
    adviser.say({ type: 'adviser.withdrewHandOver', id: id(), ask });
    await adviser.hears('broker.endedHandOver');
    desk.say({ type: 'adviser.acceptedHandOver', ...(await asks()) });
    await adviser.closed;
    await customer.hears('broker.handedOver');
    const other = await comes(sessionId);
    await other.hears('broker.pairedPeers');
    await customer.pings();
    const back = await stage.adviser(sessionId);
    await back.closed;
    return { adviser, customer, other, back };
  },

  'P42 a second adviser who is let in, comes back, and is sent away': secondComesAndGoes,

  async 'P9 a customer who does not come back in time'(stage) {
    const { customer, adviser, token, lastSeq } = await meet(stage);
    await adviser.hears('broker.sawSeat');
    customer.drop();
    await adviser.hears('broker.sawSeat');
    for (let seconds = 0; seconds < 70; seconds += 10) {
      await adviser.pings('adviser');
      stage.passes(10_000);
    }
    await adviser.closed;
    const late = await comesBack(stage, token, lastSeq);
    await late.closed;
    return { adviser, late };
  },

  async 'P10 a page that does not speak, and an invitation that is taken back'(stage) {
    const letter = await stage.invites();
    const adviser = await stage.adviser(letter.sessionId);
    await adviser.hears('broker.seated');
    const silent = await stage.stranger();
    stage.passes(5_500);
    await silent.closed;
    await adviser.pings('adviser');
    adviser.say({ type: 'adviser.ended', id: id() });
    await adviser.closed;
    const { party: customer } = await stage.customer();
    const { number, handle } = letter;
    customer.say({ type: 'customer.gaveNumber', id: id(), number, handle });
    await customer.hears('broker.refused');
    customer.say({ type: 'customer.raisedAlarm', id: id(), handle });
    await customer.hears('broker.heardAlarm');
    return { silent, adviser, customer };
  },
};
