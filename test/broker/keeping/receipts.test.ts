import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readReceipt } from '../../../broker/src/keeping/receipt.ts';
import { isSignedBy } from '../../../broker/src/keeping/signing-key.ts';
import { receiptPage } from '../../../src/components/receipt/receipt-page.ts';
import { receiptWords } from '../../../src/locales/receipt.ts';
import { ReceiptBox } from '../../../src/services/receipt-box.ts';
import { shownText } from '../world/asked.ts';
import type { Client } from '../world/client.ts';
import { KeepingWorld } from '../world/keeping-world.ts';

let keeping: KeepingWorld;
beforeEach(async () => {
  keeping = await KeepingWorld.open();
});
afterEach(() => keeping.world.close());

const shown = { ...shownText, shownAt: 7 };
const asked = { type: 'customer.wasAsked', question: 'show', ...shown } as const;
const picked = {
  type: 'customer.pickedSurface',
  surface: 'monitor',
  width: 1920,
  height: 1080,
} as const;

/** The answers that the broker has given receipts for, oldest first, each checked. */
function answersIn(customer: Client) {
  return customer.heard
    .filter((message) => message.type === 'broker.gaveReceipt')
    .map(({ body, signature, key, answer }) => {
      expect(key).toBe(keeping.publicKey);
      expect(isSignedBy(keeping.publicKey, 'receipt', { body, signature })).toBe(true);
      const receipt = readReceipt({ body });
      expect(receipt?.answer).toBe(answer);
      return `${receipt?.question} ${answer}`;
    });
}

describe('P26 each question and its answer', () => {
  it('P26 the agreement: who asked, for what, with which text, shown when, answered when', async () => {
    const { customer, id, invitation } = await keeping.world.meet();
    await customer.tells({ type: 'customer.agreed', ...shown, agreedAt: 9 });
    const { body } = await customer.hears('broker.gaveReceipt');
    expect(readReceipt({ body })).toEqual({
      bank: 'bank',
      sessionId: id,
      reference: invitation.session.reference,
      adviser: { name: 'Ana Novak', role: 'Svetovalka' },
      question: 'agreement',
      ...shown,
      answer: 'yes',
      answeredAt: 9,
    });
    const [row] = keeping.world.rows(
      `select body from log_rows where type = 'broker.gaveReceipt' and session_id = '${id}'`,
    );
    expect(JSON.parse(String(row?.['body']))).toMatchObject({ body, answer: 'yes' });
  });

  it('P26 yes, and taken back', async () => {
    const { customer } = await keeping.world.meet();
    await customer.tells(asked);
    await customer.tells(picked);
    await customer.tells({ type: 'customer.stoppedSharing', why: 'customer.stoppedSharing' });
    expect(answersIn(customer)).toEqual(['show yes', 'show withdrawn']);
  });

  it('P26 no; and what the network ended was not taken back by anybody', async () => {
    const { customer } = await keeping.world.meet();
    await customer.tells(asked);
    await customer.tells({ type: 'customer.declinedShow', why: 'customer.cancelled' });
    await customer.tells(asked);
    await customer.tells(picked);
    await customer.tells({ type: 'customer.stoppedSharing', why: 'browser.lostPeer' });
    expect(answersIn(customer)).toEqual(['show no', 'show yes']);
  });

  it('P26 a window that was closed on the question', async () => {
    const { customer, adviser } = await keeping.world.meet();
    await customer.tells(asked);
    await customer.tells(asked);
    customer.say({ type: 'customer.ended', id: randomUUID(), why: 'customer.leftPage' });
    await adviser.closed;
    await customer.closed;
    expect(answersIn(customer)).toEqual(['show windowClosed', 'show windowClosed']);
  });

  it('P26 no answer before the end, also over a restart of the broker', async () => {
    const { customer, id, seat } = await keeping.world.meet();
    await customer.tells(asked);
    await keeping.world.stop();
    await keeping.world.start();
    const adviser = await keeping.world.adviser(seat, id);
    await adviser.tells({ type: 'adviser.ended' });
    await adviser.closed;
    const late = await keeping.world.adviser(seat, id);
    await late.closed;
    expect(answersIn(late)).toEqual(['show noAnswer']);
  });

  it('P26 a question while sharing has no meaning', async () => {
    const { customer } = await keeping.world.meet();
    await customer.tells(asked);
    await customer.tells(picked);
    expect(await customer.tells(asked)).toMatchObject({ reason: 'notNow' });
  });
});

describe('P35 no yes without its question', () => {
  it('P35 a desktop is not shown before the warning was, and not twice on one warning', async () => {
    const { customer } = await keeping.world.meet();
    const stopped = { type: 'customer.stoppedSharing', why: 'customer.stoppedSharing' } as const;
    expect(await customer.tells(picked)).toMatchObject({ reason: 'notNow' });
    await customer.tells(asked);
    expect(await customer.tells(picked)).toMatchObject({ type: 'broker.stored' });
    await customer.tells(stopped);
    expect(await customer.tells(picked)).toMatchObject({ reason: 'notNow' });
    await customer.tells(asked);
    await customer.tells({ type: 'customer.declinedShow', why: 'customer.cancelled' });
    expect(await customer.tells(picked)).toMatchObject({ reason: 'notNow' });
  });

  it('P35 the warning that was shown counts over a restart of the broker', async () => {
    const { customer, admission } = await keeping.world.meet();
    await customer.tells(asked);
    await keeping.world.stop();
    await keeping.world.start();
    const back = await keeping.world.resume(admission.resumeToken, admission.lastSeq);
    await back.hears('broker.admitted');
    expect(await back.tells(picked)).toMatchObject({ type: 'broker.stored' });
  });
});

it('the clocks of both pages are noted beside the broker’s when they take their seats', async () => {
  const { adviser, id } = await keeping.world.meet();
  await adviser.pings('adviser');
  const rows = keeping.world.rows(
    `select body from log_rows where type = 'broker.sawSeat' and session_id = '${id}'`,
  );
  const offsets = rows.map((row) => JSON.parse(String(row['body'])) as Record<string, unknown>);
  expect(offsets).toMatchObject([
    { seat: 'adviser', isPresent: true, clockOffsetMs: expect.any(Number) },
    { seat: 'customer', isPresent: true, clockOffsetMs: expect.any(Number) },
  ]);
});

describe('verify-receipt', () => {
  async function savedPage(change: (html: string) => string): Promise<string> {
    const { customer } = await keeping.world.meet();
    const box = new ReceiptBox();
    const textHash = await box.noteText('Banka sme <gledati> namizje.');
    await customer.tells({ ...asked, textHash });
    await customer.tells(picked);
    box.put(await customer.hears('broker.gaveReceipt'));
    const path = join(keeping.world.folder, 'receipt.html');
    writeFileSync(path, change(receiptPage(receiptWords.sl, box.all)));
    return path;
  }

  it('confirms what the bank has signed, with the text that was shown', async () => {
    const { code, lines } = await keeping.command(
      'verify-receipt',
      await savedPage((html) => html),
    );
    expect(lines).toEqual([
      expect.stringMatching(
        /^signed, text unchanged: session \w{4}-\w{4}, show: yes, .*Ana Novak$/,
      ),
    ]);
    expect(code).toBe(0);
  });

  it('finds another answer, and another text', async () => {
    const other = await savedPage((html) =>
      html.replace('\\"answer\\":\\"yes\\"', '\\"answer\\":\\"no\\"'),
    );
    const first = await keeping.command('verify-receipt', other);
    expect([first.code, first.lines[0]]).toEqual([1, expect.stringMatching(/^NOT SIGNED/)]);
    const text = await savedPage((html) => html.replaceAll('namizje', 'vse'));
    const second = await keeping.command('verify-receipt', text);
    expect([second.code, second.lines[0]]).toEqual([1, expect.stringMatching(/TEXT CHANGED/)]);
  });

  it('says of another file that it is no receipt', async () => {
    const path = join(keeping.world.folder, 'signing.key');
    await expect(keeping.command('verify-receipt', path)).rejects.toMatchObject({ exitCode: 66 });
  });
});
