import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeLetter } from '../../broker/src/mail/letter.ts';
import { MailError, type Mailer } from '../../broker/src/mail/mailer.ts';
import type { SessionSummary } from '../../src/protocol/http.ts';
import { World, type AdviserSeat } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

async function open(seat: AdviserSeat, customerEmail: string, locale = 'sl') {
  const answer = await world.request(seat, 'POST', '/v1/sessions', { customerEmail, locale });
  return { status: answer.status, body: (await answer.json()) as { session: SessionSummary } };
}

describe('the letter', () => {
  it.each([
    ['sl', /oddaljeno pomoč/, `https://bank.example/pomoc#h=`],
    ['en', /remote help/, `https://bank.example/en/help#h=`],
  ] as const)(
    'in %s says who invites, the number, the link, and what the bank never asks',
    async (locale, words, link) => {
      await open(world.signIn(), 'customer@mail.example', locale);
      const letter = await world.mailbox.letters.next();
      const text = letter.text ?? '';
      expect(text).toMatch(words);
      expect(text).toContain('Ana Novak');
      expect(text).toContain('Lipova banka');
      expect(text).toContain(link);
      expect(text).toMatch(/^\d{4} \d{4}$/m);
      expect(text).toContain('PIN');
      expect(letter.subject).not.toMatch(/\d/);
      expect(String(letter.html)).toContain(link);
      expect(String(letter.html)).not.toMatch(/<(img|script|link|style)|style=|src=/);
      expect(letter.headers.get('auto-submitted')).toBe('auto-generated');
      expect(letter.messageId).toMatch(/^<[\w-]{36}@bank\.example>$/);
    },
  );

  it('shows whatever an identity provider says of an adviser as text', () => {
    const { html } = writeLetter({
      locale: 'en',
      bankName: '<b>Bank</b>',
      adviser: { name: '<img src=x onerror=alert(1)>', role: `"'&` },
      number: '12345678',
      pageUrl: 'https://bank.example/"onmouseover="alert(1)',
    });
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<b>');
    expect(html).not.toContain('"onmouseover');
  });

  it.each([
    'a@b.example\r\nBcc: thief@evil.example',
    'a@b.example, thief@evil.example',
    'a@b.example> <thief@evil.example',
    'Name <a@b.example>',
    '',
    'nobody',
  ])('goes to one address only: %j is refused', async (customerEmail) => {
    expect((await open(world.signIn(), customerEmail)).status).toBe(400);
  });

  it('cannot be given more headers by a name', async () => {
    const seat = world.signIn('eve', 'Eve\r\nBcc: thief@evil.example', 'x');
    await open(seat, 'customer@mail.example');
    await world.mailbox.letters.next();
    const [head = ''] = (world.mailbox.raw[0] ?? '').split('\r\n\r\n');
    expect(head).not.toMatch(/^bcc:/im);
    expect(world.mailbox.envelopes).toEqual([['customer@mail.example']]);
  });
});

describe('the outbox', () => {
  it('tries again when the mail server asks for patience, and the console sees it', async () => {
    world.mailbox.answers.push(451, 451);
    const seat = world.signIn();
    const list = await world.adviser(seat);
    await list.hears('broker.listedSessions');
    await open(seat, 'customer@mail.example');
    const seen = new Set<string>();
    while (!seen.has('sent')) {
      const { sessions } = await list.hears('broker.listedSessions');
      const { mail } = sessions[0] ?? {};
      seen.add(mail?.status ?? '');
      if (mail?.status === 'retrying') expect(mail.problem).toBe('mail.refused');
      world.clock.advance(10_000);
      await list.pings('adviser');
    }
    expect([...seen]).toEqual(['waiting', 'retrying', 'sent']);
    expect(world.mailbox.tries).toBe(3);
    expect(world.mailbox.letters.all).toHaveLength(1);
  });

  it('gives up when the mail server says no for good, and erases the number', async () => {
    world.mailbox.answers.push(550);
    const seat = world.signIn();
    await open(seat, 'customer@mail.example');
    await world.logs('mail.failed');
    const { sessions } = await (await world.adviser(seat)).hears('broker.listedSessions');
    expect(sessions[0]?.mail).toEqual({ status: 'failed', problem: 'mail.refused' });
    expect(world.rows('select sealed from outbox')).toEqual([{ sealed: null }]);
  });

  it('sends after a restart what was waiting, with its number encrypted until then', async () => {
    const unreachable: Mailer = {
      send: () => Promise.reject(new MailError('mail.unreachable', false, 'ESOCKET')),
      close: () => undefined,
    };
    await world.stop();
    await world.start({ mailer: unreachable });
    await open(world.signIn(), 'customer@mail.example');
    await world.logs('mail.retrying');
    const ready = await fetch(`${world.origin}/readyz`);
    expect(await ready.json()).toMatchObject({ missing: ['mail'] });
    const [row] = world.rows('select sealed from outbox');
    expect(row?.['sealed']).toMatch(/^[\w-]{60,}$/);
    await world.stop();
    world.clock.advance(10_000);
    await world.start();
    const invitation = await world.mailbox.nextInvitation();
    await world.logs('mail.sent');
    await world.join(invitation);
  });

  it('does not send a number that is dead', async () => {
    world.mailbox.answers.push(451);
    const seat = world.signIn();
    const { body } = await open(seat, 'customer@mail.example');
    await world.logs('mail.retrying');
    const adviser = await world.adviser(seat, body.session.sessionId);
    await adviser.tells({ type: 'adviser.ended' });
    await adviser.closed;
    world.clock.advance(60_000);
    const next = await world.invite(seat);
    expect(next.number).toHaveLength(8);
    expect(world.mailbox.letters.all).toHaveLength(1);
  });

  it('says that a letter which never left has expired with its number', async () => {
    world.mailbox.answers.push(...(Array(40).fill(451) as 451[]));
    const seat = world.signIn();
    await open(seat, 'customer@mail.example');
    await world.logs('mail.retrying');
    world.clock.advance(15 * 60_000);
    const adviser = await world.adviser(world.signIn());
    let listed = await adviser.hears('broker.listedSessions');
    // The end may still be on its way to the disk when the first list is made.
    while (listed.sessions[0]?.state === 'connect')
      listed = await adviser.hears('broker.listedSessions');
    expect(listed.sessions[0]).toMatchObject({
      state: 'closed',
      endReason: 'number.expired',
      mail: { status: 'failed', problem: 'mail.expired' },
    });
  });
});
