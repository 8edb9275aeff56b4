import { beforeEach, describe, expect, it } from 'vitest';
import { ChatLog } from '../../src/services/desk/chat-log.ts';

let chat: ChatLog;
let changes: number;
const texts = () =>
  chat.entries.map((entry) => (entry.kind === 'message' ? entry.text : entry.notice));
const mine = (text: string) =>
  ({ id: text, from: 'customer', text, at: 1, status: 'sending' }) as const;
const theirs = (text: string) =>
  ({ id: text, from: 'adviser', text, at: 1, status: 'stored' }) as const;

beforeEach(() => {
  chat = new ChatLog();
  changes = 0;
  chat.addEventListener('change', () => (changes += 1));
});

describe("P7 the chat shows the log's order", () => {
  it('what is stored stands before what is still on its way', () => {
    chat.put(mine('first'));
    chat.put(theirs('meanwhile'));
    expect(texts()).toEqual(['meanwhile', 'first']);
    chat.settle('first', 'stored', 2);
    chat.put(theirs('after'));
    expect(texts()).toEqual(['meanwhile', 'first', 'after']);
  });

  it('own messages are stored in the order in which the broker has them', () => {
    chat.put(mine('first'));
    chat.put(mine('second'));
    chat.settle('second', 'stored', 2);
    chat.settle('first', 'stored', 3);
    expect(texts()).toEqual(['second', 'first']);
  });

  it('what comes twice is shown once, and stays where it is', () => {
    chat.put(theirs('one'));
    chat.put(theirs('two'));
    chat.put(theirs('one'));
    chat.settle('one', 'refused', 9);
    expect(texts()).toEqual(['one', 'two']);
    expect(chat.entries[0]).toMatchObject({ status: 'stored' });
  });

  it('notices stand where they happened, and every change is told', () => {
    chat.put(theirs('one'));
    chat.note('adviserLeft', 5);
    chat.put(theirs('two'));
    expect(texts()).toEqual(['one', 'adviserLeft', 'two']);
    expect(changes).toBe(3);
  });
});
