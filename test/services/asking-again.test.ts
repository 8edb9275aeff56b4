import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeCodes } from '../../src/protocol/reasons.ts';
import { ChatLog } from '../../src/services/desk/chat-log.ts';
import { CustomerDesk, type NumberResult } from '../../src/services/desk/customer-desk.ts';
import { UnreachableError } from '../../src/services/line/entrance.ts';
import { stubPage } from './page-stubs.ts';
import { ScriptedBroker, type Visitor } from './scripted-broker.ts';

const greeted = { type: 'broker.greeted', protocol: 1, heartbeatMs: 10_000 } as const;
const refused = { type: 'broker.refused', reason: 'number.notAccepted' } as const;

let broker: ScriptedBroker;
let desk: CustomerDesk;
let leaving: AbortController;

beforeEach(async () => {
  stubPage();
  broker = await ScriptedBroker.start();
  leaving = new AbortController();
  const page = {
    locale: 'sl',
    broker: broker.origin,
    agreementShownAt: () => 1,
    agreementText: () => 'Soglasje',
  } as const;
  desk = new CustomerDesk(page, new ChatLog());
});

afterEach(async () => {
  desk.leave(null);
  await broker.stop();
  vi.unstubAllGlobals();
});

function givesNumber(): Promise<NumberResult> {
  desk.number.put('12345678');
  return desk.checkNumber(leaving.signal);
}

/** The next wire of the page, as far as the number on it. */
async function nextNumber(nonce: string) {
  const visitor = await broker.visitor();
  await visitor.hears();
  visitor.says({ ...greeted, nonce: nonce.repeat(43) });
  const given = await visitor.hears();
  if (given.type !== 'customer.gaveNumber') throw new Error(given.type);
  return { visitor, given };
}

describe('P17 a number whose answer does not come', () => {
  const lost: [string, (visitor: Visitor) => void][] = [
    ['the line is lost', (visitor) => visitor.leaves()],
    ['the broker goes away', (visitor) => visitor.leaves(closeCodes.goingAway)],
  ];
  it.each(lost)('is given again as the same join, over a new wire, when %s', async (_, lose) => {
    const result = givesNumber();
    const first = await nextNumber('N');
    lose(first.visitor);
    const second = await nextNumber('M');
    const { id, key, joining } = first.given;
    expect(second.given).toMatchObject({ number: '12345678', id, key });
    expect(second.given.joining?.joinId).toBe(joining?.joinId);
    expect(second.given.joining?.signature).not.toBe(joining?.signature);
    second.visitor.says(refused);
    expect(await result).toEqual({ admitted: false, reason: 'number.notAccepted' });
  });

  it('is the same join when the customer has to type it again', async () => {
    const first = givesNumber();
    const before = await nextNumber('N');
    before.visitor.leaves(closeCodes.flood);
    await expect(first).rejects.toThrow(UnreachableError);
    const second = givesNumber();
    const again = await nextNumber('M');
    expect(again.given.joining?.joinId).toBe(before.given.joining?.joinId);
    expect(again.given.key).toBe(before.given.key);
    again.visitor.says(refused);
    await second;
  });

  it('is not given again to a broker that has closed the line on purpose', async () => {
    const result = givesNumber();
    const { visitor } = await nextNumber('N');
    visitor.leaves(closeCodes.flood);
    await expect(result).rejects.toThrow(UnreachableError);
  });

  it('is not given again by a page that has been left', async () => {
    const result = givesNumber();
    const { visitor } = await nextNumber('N');
    leaving.abort();
    visitor.leaves();
    await expect(result).rejects.toThrow('aborted');
  });

  it('is not given again once nobody would be let in by it', async () => {
    const result = givesNumber();
    const { visitor } = await nextNumber('N');
    const start = performance.now();
    vi.spyOn(performance, 'now').mockReturnValue(start + 69_500);
    visitor.leaves();
    await expect(result).rejects.toThrow(UnreachableError);
    vi.restoreAllMocks();
  });
});
