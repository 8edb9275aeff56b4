import type { FaultCase } from '../fault-case.ts';
import type { FaultStage } from '../fault-stage.ts';
import {
  expectChat,
  isShown,
  NotSeenError,
  sayBefore,
  seconds,
  secondsUntil,
} from '../measures.ts';

const fullSeconds = 15;
/** What the files have room for at their ends is taken yet. */
const mostTaken = 8;

/** A disk that takes nothing more, and then does again. */
export const fullDisk: readonly FaultCase[] = [
  {
    name: `the broker’s disk is full for ${fullSeconds} s, in chat-only`,
    expected: 'what cannot be stored is not passed on and not lost; no message lost, none twice',
    run: fillAndMakeRoom,
  },
  {
    name: 'the broker’s disk has no more room for recordings, while sharing',
    expected:
      'sharing stops on both sides with the reason, the chat goes on; with room it is shared and recorded anew',
    run: fillForRecordings,
  },
];

async function fillForRecordings(stage: FaultStage): Promise<string> {
  const people = await stage.sharing();
  const { customer, adviser } = people;
  const isRecorded = () => isShown(adviser.element, adviser.words.session.recorded);
  await secondsUntil('the recording', isRecorded);
  await stage.broker.fillDiskForRecordings();
  try {
    const { chat, picture } = { chat: customer.words.chat, picture: adviser.words.picture };
    const stopped = await secondsUntil('the reason on the customer’s page', () =>
      isShown(customer.element, chat.notices.sharingNotRecorded),
    );
    await secondsUntil('the reason at the adviser’s', () =>
      isShown(adviser.element, picture.stops['recording.notStored']),
    );
    await customer.isIn('stopped');
    await customer.writes('Do you still read this?');
    await adviser.writes('I do.');
    await expectChat(people, ['Do you still read this?', 'I do.']);
    await stage.broker.makeRoom();
    await customer.shows();
    const again = await secondsUntil('the recording of the new sharing', isRecorded);
    return `stopped ${stopped} s after the disk was full, with the reason on both sides; 2 messages, once each; recorded again ${again} s after the next “Start”`;
  } finally {
    await stage.broker.makeRoom();
  }
}

async function fillAndMakeRoom(stage: FaultStage): Promise<string> {
  const people = await sayBefore(await stage.meeting());
  const { customer, adviser } = people;
  const texts = ['Before.'];
  await stage.broker.fillDisk();
  try {
    await untilHeldBack();
    await seconds(fullSeconds);
    const held = texts.at(-1) ?? '';
    if (await isShown(adviser.element, held)) throw new NotSeenError('it was passed on unstored');
    if (!(await isShown(customer.element, customer.words.chat.sending))) {
      throw new NotSeenError('nothing on the customer’s page says that it is on its way');
    }
    await stage.broker.makeRoom();
    const through = await secondsUntil('the message', () => isShown(adviser.element, held));
    await adviser.writes('Now I read it.');
    await expectChat(people, [...texts, 'Now I read it.']);
    return `held back while the disk was full, “sending” on the customer’s page, through ${through} s after there was room; ${texts.length + 1} messages, once each`;
  } finally {
    await stage.broker.makeRoom();
  }

  /** The customer writes until something is not stored. */
  async function untilHeldBack(): Promise<void> {
    for (let count = 1; count <= mostTaken; count += 1) {
      const text = `Message ${count} to a full disk:`;
      texts.push(text);
      await customer.writes(`${text} ${'x'.repeat(3_500)}`);
      const isStored = () => isShown(adviser.element, text);
      const isPassedOn = await secondsUntil('the message', isStored, 3_000).catch(() => null);
      if (isPassedOn === null) return;
    }
    throw new NotSeenError('the disk is not full');
  }
}
