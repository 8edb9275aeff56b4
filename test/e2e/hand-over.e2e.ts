import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../run/programs.ts';
import type { Adviser } from './people/adviser.ts';
import type { Customer } from './people/customer.ts';
import { KeptRecording } from './kept-recording.ts';
import { patienceMs, Stage } from './stage.ts';

let stage: Stage;
let kept: KeptRecording;
beforeAll(async () => {
  stage = await Stage.set({ customerWindow: 'onScreen' });
  kept = new KeptRecording(stage.dataFolder);
});
afterAll(() => stage.close());

const ana = { name: 'Ana Novak', role: 'Svetovalka za e-banko' };
const boris = { name: 'Boris Kranjc', role: 'Svetovalec za podjetja' };

/** The colleague comes into the chat by the customer's yes, writes, and is sent away by one click while the desktop is shared. */
async function takesPart(adviser: Adviser, other: Adviser, customer: Customer): Promise<void> {
  const { second } = adviser.words;
  const { words } = customer;
  await adviser.presses(second.button);
  await adviser.element.getByLabel(boris.name).check();
  await adviser.element.getByRole('dialog').getByRole('button', { name: second.ask }).click();
  await other.sees(second.incomingFrom(ana.name, ana.role));
  await other.presses(second.accept);
  await customer.sees(words.second.lead(ana.name, boris.name, boris.role));
  await customer.presses(words.second.yes);
  const bar = customer.element.locator('[part~="bar"]', {
    hasText: words.second.isThere(boris.name, boris.role),
  });
  await bar.waitFor();
  await adviser.sees(second.takesPart(boris.name, boris.role));
  await other.sees(second.sees);
  await other.writes('Hello, I know this form.');
  await customer.sees('Hello, I know this form.');
  await customer.writes('Good to have you here.');
  await other.sees('Good to have you here.');
  // What was said before the yes is not theirs, nor is the desktop.
  expect(await other.element.getByText('Before you hang up').count()).toBe(0);
  expect(await other.element.locator('video').count()).toBe(0);
  await customer.presses(words.second.dismiss);
  await bar.waitFor({ state: 'detached' });
  await other.sees(second.overs.sentAway);
  await adviser.sees(second.ends['customer.dismissedSecond']);
  await other.presses(second.back);
}

describe('P40 a session that is handed over', () => {
  it('P40 P42 takes a second adviser into the chat, and goes on with the other adviser, after new words and a new yes, and its film tells both', async () => {
    const other = await stage.adviser(boris.name);
    const { adviser, customer } = await stage.meeting();
    const { handOver } = adviser.words;
    await adviser.writes('Before you hang up: a colleague knows this better.');
    await customer.heard(...(await adviser.wordsToSay()));
    await customer.shows();
    await customer.page.locator('remote-help[recorded]').waitFor();
    const takes = kept.takes();
    await takesPart(adviser, other, customer);

    await adviser.presses(handOver.button);
    await adviser.element.getByLabel(boris.name).check();
    await adviser.element.getByRole('dialog').getByRole('button', { name: handOver.ask }).click();
    await adviser.sees(handOver.asked(boris.name, boris.role));
    await other.sees(handOver.incomingFrom(ana.name, ana.role));
    // Until the yes nothing changes for the customer.
    expect(await customer.page.locator('remote-help[recorded]').count()).toBe(1);
    await other.presses(handOver.accept);

    await customer.sees(customer.words.chat.handedOver(boris.name, boris.role));
    await customer.isIn('stopped');
    expect(await customer.page.locator('remote-help[sharing]').count()).toBe(0);
    await customer.element.locator('[part~="bar"]', { hasText: boris.name }).waitFor();
    await adviser.sees(handOver.doneTo(boris.name, boris.role));
    expect(await adviser.button(adviser.words.session.end).count()).toBe(0);

    await other.sees('Before you hang up');
    // What the one before wrote stays theirs, on both sides.
    await other.sees(ana.name);
    // Nothing is shared until the new words are compared, which takes people some time.
    await setTimeout(2_000);
    await customer.heard(...(await other.wordsToSay()));
    await customer.shows();
    await other.seesDesktop();
    await expect.poll(() => kept.takes(), { timeout: patienceMs }).toBeGreaterThan(takes);
    // A film of less than a second would show nothing.
    const pieces = kept.count('broker.storedPiece') + 2;
    await expect
      .poll(() => kept.count('broker.storedPiece'), { timeout: patienceMs })
      .toBeGreaterThanOrEqual(pieces);
    await customer.stopsSharing();
    await customer.ends();
    const { facts } = await kept.film(findProgram('ffmpeg'));
    expect(facts.takes.map(({ problem }) => problem)).toEqual(facts.takes.map(() => null));
    expect(facts.takes.length).toBeGreaterThanOrEqual(2);
    expect(facts.gaps.some(({ why }) => why === 'notShared')).toBe(true);
    expect(stage.witness.faults).toEqual([]);
  });
});
