import { expect } from 'chai';
import { commitmentTo } from '../../src/services/words/words.ts';
import {
  anewForEachTest,
  broker,
  button,
  chat,
  element,
  has,
  inSession,
  joined,
  open,
  reads,
  row,
} from './console-stage.ts';
import { allBelow, hostile, inside, session, textOf } from './stage.ts';

describe('the adviser in a session', () => {
  anewForEachTest();

  it('reads what a hostile customer writes, as text', async () => {
    const { seat } = await inSession(joined);
    seat.says(chat(hostile, 2));
    await reads(hostile);
    expect(allBelow(element.shadowRoot!).filter((inner) => inner.matches('img'))).to.deep.equal([]);
    expect((globalThis as { wasHacked?: boolean }).wasHacked).to.equal(undefined);
  });

  it('writes a message, which is marked until the broker has it', async () => {
    const { seat } = await inSession(joined);
    button('Greeting').click();
    button('Send').click();
    await reads('Sending …');
    const message = await seat.hears();
    expect(message).to.include({ type: 'adviser.wroteChat' });
    expect('text' in message && message.text).to.include('Pozdravljeni');
    seat.says({
      type: 'broker.stored',
      id: (message as { id: string }).id,
      seq: 2,
      at: Date.now(),
    });
    await reads('Sending …', false);
  });

  it('P6 P7 loses nothing over a lost line and hears nothing twice', async () => {
    const { seat } = await inSession(joined);
    seat.says(chat('prvo', 2));
    await reads('prvo');
    seat.leaves(1006);
    await reads('connection is lost');
    button('Greeting').click();
    button('Send').click();
    const back = await broker.seatIn(joined);
    back.says(
      {
        type: 'broker.seated',
        session: joined,
        records: true,
        maxFileBytes: 1_000_000,
        shown: null,
        lastSeq: 3,
      },
      chat('drugo', 3),
    );
    expect(await back.hears()).to.include({ type: 'adviser.wroteChat' });
    await reads('drugo');
    const log = inside(inside(element, 'remote-help-adviser-chat'), '[role="log"]');
    expect(textOf(log).match(/prvo/g)).to.have.length(1);
  });

  it('P41 has notes stored, which stay in the field while the line is broken and say so', async () => {
    const path = `POST /v1/sessions/${joined.sessionId}/notes`;
    broker.answers.set(path, [0]);
    const { seat } = await inSession(joined);
    button('Notes').click();
    await reads('Nothing is noted down yet');
    const notes = allBelow(element.shadowRoot!).find(
      ({ localName }) => localName === 'remote-help-adviser-notes',
    )!;
    const text = inside<HTMLTextAreaElement>(notes, 'textarea');
    text.value = hostile;
    text.dispatchEvent(new Event('input'));
    await reads('Not yet stored.');
    button('Store notes').click();
    await reads('Notes: not yet stored');
    expect(text.value).to.equal(hostile);
    expect(broker.requests.filter((request) => request === path)).to.have.length(1);
    seat.says({
      type: 'adviser.wroteNotes',
      ...{ id: crypto.randomUUID(), seq: 2, at: Date.now(), text: 'od drugod' },
      by: { name: 'Boris Kranjc', role: 'Svetovalec' },
    });
    seat.says(chat('za tem', 3));
    await reads('za tem');
    expect(text.value).to.equal(hostile);
    expect(textOf(inside(element, 'remote-help-adviser-chat'))).not.to.include('od drugod');
  });

  it('P41 reads the notes of a session again after a reload', async () => {
    const { seat } = await inSession(joined, 1);
    seat.says({
      type: 'adviser.wroteNotes',
      ...{ id: crypto.randomUUID(), seq: 1, at: Date.now(), text: 'Kliče drugič.' },
      by: { name: 'Ana Novak', role: 'Svetovalka' },
    });
    button('Notes').click();
    await reads('Stored by Ana Novak');
    const notes = allBelow(element.shadowRoot!).find(
      ({ localName }) => localName === 'remote-help-adviser-notes',
    )!;
    expect(inside<HTMLTextAreaElement>(notes, 'textarea').value).to.equal('Kliče drugič.');
  });

  it('hears nothing anew of what was said before the console was opened', async () => {
    const { seat } = await inSession(joined, 2);
    seat.says(row({ type: 'customer.joined' }, 1), chat('včeraj', 2));
    await reads('včeraj');
    const spoken = inside(element, '[role="status"]');
    expect(textOf(spoken)).not.to.include('Customer: včeraj');
    seat.says(chat('zdaj', 3));
    await reads('Customer: zdaj');
  });

  it('counts what is said in a session that is not shown', async () => {
    open();
    const watching = await broker.watching();
    const other = session({
      sessionId: crypto.randomUUID(),
      customerEmail: 'jan@example.com',
      state: 'chat-only',
    });
    watching.says({ type: 'broker.listedSessions', sessions: [other] });
    const seat = await broker.seatIn(other);
    seat.says(
      {
        type: 'broker.seated',
        session: other,
        records: true,
        maxFileBytes: 1_000_000,
        shown: null,
        lastSeq: 1,
      },
      chat('halo', 2),
      chat('halo?', 3),
    );
    await reads('2 unread messages');
    button('jan@example.com').click();
    await reads('unread', false);
  });

  it('P13 says the words that the customer’s page shows, in the customer’s language', async () => {
    const { seat } = await inSession(joined);
    const [nonce, fingerprint] = ['N'.repeat(43), Array(32).fill('AB').join(':')];
    seat.says({ type: 'broker.pairedPeers', pairing: 1 });
    seat.says({
      type: 'customer.committedWords',
      pairing: 1,
      commitment: await commitmentTo(nonce, fingerprint),
    });
    expect(await seat.hears()).to.include({ type: 'adviser.openedWords', pairing: 1 });
    seat.says({ type: 'customer.openedWords', pairing: 1, nonce, fingerprint });
    await reads('Say these words');
    const words = inside(inside(element, 'remote-help-adviser-check'), '[part="words"]');
    expect(words.lang).to.equal('sl');
    expect(words.children).to.have.length(2);
    seat.says(row({ type: 'customer.choseWords', id: crypto.randomUUID(), matched: true }, 2));
    await reads('heard the right words');
  });

  it('P13 is warned when the customer’s side opens something else than it promised', async () => {
    const { seat } = await inSession(joined);
    const fingerprint = Array(32).fill('AB').join(':');
    seat.says({ type: 'broker.pairedPeers', pairing: 1 });
    seat.says({ type: 'customer.committedWords', pairing: 1, commitment: 'X'.repeat(43) });
    await seat.hears();
    seat.says({ type: 'customer.openedWords', pairing: 1, nonce: 'N'.repeat(43), fingerprint });
    await reads('could not be made safely');
  });

  it('has no picture left when sharing stops, and reads why', async () => {
    const { seat } = await inSession(joined);
    seat.says(
      row(
        {
          type: 'customer.pickedSurface',
          id: crypto.randomUUID(),
          surface: 'monitor',
          width: 1,
          height: 1,
        },
        2,
      ),
    );
    await reads('The picture is coming');
    const why = 'browser.endedCapture';
    seat.says(row({ type: 'customer.stoppedSharing', id: crypto.randomUUID(), why }, 3));
    await reads('Sharing has stopped');
    expect(has('remote-help-adviser-picture')).to.equal(false);
    await reads('browser stopped sharing');
  });

  it('is asked once before the end, and the broker has the last word', async () => {
    const { seat, watching } = await inSession(joined);
    button('End session').click();
    await reads('End this session?');
    button('Go on helping').click();
    await reads('End this session?', false);
    button('End session').click();
    await reads('End this session?');
    const question = element.shadowRoot!.querySelector('remote-help-adviser-question')!;
    inside(question, '[part="yes"]').click();
    expect(await seat.hears()).to.include({ type: 'adviser.ended' });
    await reads('Ending …');
    seat.says(row({ type: 'broker.closed', reason: 'adviser.ended' }, 2));
    const over = session({
      ...joined,
      state: 'closed',
      closedAt: Date.now(),
      endReason: 'adviser.ended',
    });
    watching.says({ type: 'broker.listedSessions', sessions: [over] });
    await reads('The session is closed');
  });

  it('P15 gives way to another window, and takes the seat back only when asked', async () => {
    const { seat } = await inSession(joined);
    seat.leaves(4409);
    await reads('open in another window');
    expect(broker.open).to.equal(1);
    button('Go on here').click();
    const back = await broker.seatIn(joined);
    back.says({
      type: 'broker.seated',
      session: joined,
      records: true,
      maxFileBytes: 1_000_000,
      shown: null,
      lastSeq: 1,
    });
    await reads('open in another window', false);
  });
});
