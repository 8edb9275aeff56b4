import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BrokerMessages } from '../../src/protocol/broker-messages.ts';
import { closeCodes } from '../../src/protocol/reasons.ts';
import { ChatLog } from '../../src/services/desk/chat-log.ts';
import { CustomerDesk } from '../../src/services/desk/customer-desk.ts';
import { stubPage } from './page-stubs.ts';
import { ScriptedBroker, type Visitor } from './scripted-broker.ts';

const admitted: BrokerMessages['broker.admitted'] = {
  type: 'broker.admitted',
  sessionId: '6f1c7a52-4d0a-4f0e-9a57-0d8f6f0b7a11',
  state: 'chat-only',
  adviser: { name: 'Ana Novak', role: 'Svetovalka' },
  adviserIsPresent: true,
  records: false,
  maxFileBytes: 1_000_000,
  wordsNeeded: true,
  resumeToken: 'a'.repeat(43),
  resumeMs: 60_000,
  lastSeq: 1,
};
const greeted = {
  type: 'broker.greeted',
  protocol: 1,
  heartbeatMs: 10_000,
  nonce: 'N'.repeat(43),
} as const;
const never = new AbortController().signal;
let storage: Map<string, string>;
let broker: ScriptedBroker;
let chat: ChatLog;
let desk: CustomerDesk;

const page = {
  locale: 'sl',
  agreementShownAt: () => 1,
} as const;

beforeEach(async () => {
  storage = stubPage();
  broker = await ScriptedBroker.start();
  chat = new ChatLog();
  desk = new CustomerDesk(
    { ...page, broker: broker.origin, agreementText: () => 'Soglasje' },
    chat,
  );
});

afterEach(async () => {
  desk.leave(null);
  await broker.stop();
  vi.unstubAllGlobals();
});

async function joins(): Promise<Visitor> {
  desk.number.put('12345678');
  const result = desk.checkNumber(never);
  const visitor = await broker.visitor();
  await visitor.hears();
  visitor.says(greeted);
  await visitor.hears();
  visitor.says(admitted);
  await result;
  return visitor;
}

describe('a number', () => {
  it('is sent once, as digits, after the greeting, and forgotten', async () => {
    desk.number.put('12345678');
    const result = desk.checkNumber(never);
    const visitor = await broker.visitor();
    expect(await visitor.hears()).toMatchObject({
      type: 'customer.greeted',
      protocol: 1,
      locale: 'sl',
    });
    visitor.says(greeted);
    expect(await visitor.hears()).toMatchObject({
      type: 'customer.gaveNumber',
      number: '12345678',
    });
    visitor.says({ type: 'broker.refused', reason: 'number.notAccepted' });
    expect(await result).toEqual({ admitted: false, reason: 'number.notAccepted' });
    expect(desk.number.take()).toBeUndefined();
  });

  it('P5 is tried again over the same wire, where the broker counts the tries', async () => {
    desk.number.put('11111111');
    const first = desk.checkNumber(never);
    const visitor = await broker.visitor();
    await visitor.hears();
    visitor.says(greeted);
    await visitor.hears();
    visitor.says({ type: 'broker.refused', reason: 'number.notAccepted' });
    await first;
    desk.number.put('22222222');
    const second = desk.checkNumber(never);
    expect(await visitor.hears()).toMatchObject({ number: '22222222' });
    visitor.says({ type: 'broker.refused', reason: 'number.tooManyTries' });
    expect(await second).toEqual({ admitted: false, reason: 'number.tooManyTries' });
  });

  it('is said to be used only where this browser has used it', async () => {
    const visitor = await joins();
    visitor.leaves(closeCodes.sessionClosed);
    const later = new CustomerDesk(
      { ...page, broker: broker.origin, agreementText: () => '' },
      new ChatLog(),
    );
    later.number.put('12345678');
    const result = later.checkNumber(never);
    const again = await broker.visitor();
    await again.hears();
    again.says(greeted);
    await again.hears();
    again.says({ type: 'broker.refused', reason: 'number.notAccepted' });
    expect(await result).toEqual({ admitted: false, reason: 'number.usedHere' });
    expect([...storage.values()].join()).not.toContain('12345678');
    later.leave(null);
  });

  it('fails plainly when there is no broker', async () => {
    await broker.stop();
    desk.number.put('12345678');
    await expect(desk.checkNumber(never)).rejects.toThrow('The broker cannot be reached');
    broker = await ScriptedBroker.start();
  });

  it('does not leave somebody in a session who has gone on meanwhile', async () => {
    const leaving = new AbortController();
    desk.number.put('12345678');
    const result = desk.checkNumber(leaving.signal);
    const visitor = await broker.visitor();
    await visitor.hears();
    visitor.says(greeted);
    await visitor.hears();
    leaving.abort();
    visitor.says(admitted);
    await result;
    expect(await visitor.hears()).toMatchObject({ type: 'customer.ended' });
    await visitor.isGone;
  });
});

describe('a seat', () => {
  it('P6 shows a chat message as sending until the broker has it on disk', async () => {
    const visitor = await joins();
    expect(desk.write('Dober dan')).toBe('sent');
    const sent = await visitor.hears();
    expect(sent).toMatchObject({ type: 'customer.wroteChat', text: 'Dober dan' });
    expect(chat.entries).toMatchObject([{ text: 'Dober dan', status: 'sending' }]);
    const id = 'id' in sent ? sent.id : '';
    const changed = new Promise((resolve) =>
      chat.addEventListener('change', resolve, { once: true }),
    );
    visitor.says({ type: 'broker.stored', id, seq: 2, at: 5 });
    await changed;
    expect(chat.entries).toMatchObject([{ text: 'Dober dan', status: 'stored', at: 5 }]);
  });

  it.each(['broker.busy', 'messages.tooMany'] as const)(
    'P6 P12 shows a message as sending that is refused for now (%s), and says it again',
    async (reason) => {
      const visitor = await joins();
      desk.write('Slowly.');
      const written = await visitor.hears();
      if (written.type !== 'customer.wroteChat') throw new Error(written.type);
      const { id } = written;
      visitor.says({ type: 'broker.refused', reason, id, retryAfterMs: 1 });
      expect(await visitor.hears()).toEqual(written);
      expect(chat.entries).toMatchObject([{ text: 'Slowly.', status: 'sending' }]);
      visitor.says({ type: 'broker.stored', id, seq: 2, at: 5 });
      await vi.waitFor(() => expect(chat.entries).toMatchObject([{ status: 'stored' }]));
    },
  );

  it('P7 shows what comes twice once', async () => {
    const visitor = await joins();
    const row = {
      type: 'adviser.wroteChat',
      id: crypto.randomUUID(),
      text: 'Da?',
      seq: 2,
      at: 1,
    } as const;
    const last = { ...row, id: crypto.randomUUID(), text: 'Ja', seq: 3 } as const;
    const both = new Promise<void>((resolve) => {
      chat.addEventListener('change', () => chat.entries.length === 2 && resolve());
    });
    visitor.says(row, row, last);
    await both;
    expect(chat.entries).toMatchObject([{ text: 'Da?' }, { text: 'Ja' }]);
  });

  it('P9 comes back after a lost line with its token, and sends what was not stored', async () => {
    const visitor = await joins();
    const lost = new Promise<void>((resolve) => {
      desk.seat?.listen({ onMessage: () => undefined, onLost: () => resolve() });
    });
    desk.write('Prva');
    const sent = await visitor.hears();
    visitor.leaves();
    await lost;
    desk.write('Druga');
    const back = await broker.visitor();
    expect(await back.hears()).toMatchObject({ type: 'customer.greeted' });
    back.says(greeted);
    const resumed = await back.hears();
    expect(resumed).toMatchObject({
      type: 'customer.resumed',
      token: admitted.resumeToken,
      lastSeq: 1,
    });
    expect('signature' in resumed && resumed.signature).toMatch(/^[\w-]{86}$/);
    back.says({ ...admitted, resumeToken: 'b'.repeat(43) });
    expect(await back.hears()).toEqual(sent);
    expect(await back.hears()).toMatchObject({ text: 'Druga' });
  });

  it.each([closeCodes.sessionClosed, closeCodes.resumeRefused, closeCodes.openedElsewhere])(
    'P14 P15 does not come back after %i',
    async (code) => {
      const visitor = await joins();
      const over = new Promise<number>((resolve) => {
        desk.seat?.listen({ onMessage: () => undefined, onOver: resolve });
      });
      visitor.leaves(code);
      expect(await over).toBe(code);
    },
  );

  it('says goodbye before it ends its line', async () => {
    const visitor = await joins();
    desk.leave('customer.ended');
    expect(await visitor.hears()).toMatchObject({ type: 'customer.ended', why: 'customer.ended' });
    await visitor.isGone;
  });

  it('P13 promises its part of the words first, opens it after the adviser, and only once', async () => {
    const visitor = await joins();
    const words = desk.seat?.words;
    const ready = new Promise((resolve) =>
      words?.addEventListener('ready', resolve, { once: true }),
    );
    visitor.says({ type: 'broker.pairedPeers', pairing: 1 });
    const promise = await visitor.hears();
    expect(promise).toMatchObject({ type: 'customer.committedWords', pairing: 1 });
    const opened = {
      type: 'adviser.openedWords',
      pairing: 1,
      nonce: 'n'.repeat(43),
      fingerprint: Array(32).fill('CD').join(':'),
    } as const;
    visitor.says(opened, { ...opened, nonce: 'm'.repeat(43) });
    expect(await visitor.hears()).toMatchObject({ type: 'customer.openedWords', pairing: 1 });
    await ready;
    expect(words?.choices).toHaveLength(3);
    expect(words?.choices?.filter((choice) => words.isRight(choice))).toHaveLength(1);
    expect(words?.isRight(null)).toBe(false);
    desk.write('nič drugega vmes');
    expect(await visitor.hears()).toMatchObject({ type: 'customer.wroteChat' });
  });

  it('reports that this was not my idea, and knows when it is heard', async () => {
    const visitor = await joins();
    const reported = desk.raiseAlarm(never);
    const alarm = await visitor.hears();
    expect(alarm).toMatchObject({ type: 'customer.raisedAlarm' });
    visitor.says({ type: 'broker.heardAlarm', id: 'id' in alarm ? alarm.id : '' });
    await expect(reported).resolves.toBeUndefined();
  });

  it('P8 names the words it knows when it comes back, and opens its part once more', async () => {
    const visitor = await joins();
    const words = desk.seat?.words;
    const ready = new Promise((resolve) =>
      words?.addEventListener('ready', resolve, { once: true }),
    );
    visitor.says({ type: 'broker.pairedPeers', pairing: 3 });
    await visitor.hears();
    const nonce = 'n'.repeat(43);
    const fingerprint = Array(32).fill('CD').join(':');
    visitor.says({ type: 'adviser.openedWords', pairing: 3, nonce, fingerprint });
    const opened = await visitor.hears();
    await ready;
    visitor.leaves();
    const back = await broker.visitor();
    await back.hears();
    back.says(greeted);
    expect(await back.hears()).toMatchObject({ type: 'customer.resumed', pairing: 3 });
    back.says({ ...admitted, resumeToken: 'b'.repeat(43) });
    expect(await back.hears()).toEqual(opened);
    expect(words?.choices).toHaveLength(3);
  });
});
