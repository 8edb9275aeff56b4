import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WrittenNotes } from '../../src/protocol/http.ts';
import {
  AdviserRequestError,
  type RequestProblem,
} from '../../src/services/desk/adviser-requests.ts';
import { NotesDesk } from '../../src/services/desk/notes-desk.ts';

/** What the broker does with the next notes: where they stand then, or why not. */
let answers: (RequestProblem | number)[];
let brought: WrittenNotes[];
let notes: NotesDesk;

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  brought = [];
  notes = new NotesDesk((written) => {
    brought.push(written);
    const answer = answers.shift() ?? 1;
    if (typeof answer === 'string') return Promise.reject(new AdviserRequestError(answer));
    return Promise.resolve({ seq: answer, at: answer * 1_000 });
  });
});
afterEach(() => {
  notes.release();
  vi.useRealTimers();
});

const row = (text: string, at: number) =>
  ({
    type: 'adviser.wroteNotes',
    id: crypto.randomUUID(),
    by: { name: 'Ana Novak', role: 'Svetovalka' },
    text,
    seq: at,
    at,
  }) as const;

describe('the adviser’s notes', () => {
  it('are changed until they are stored, and then kept', async () => {
    notes.type('Kliče drugič.');
    expect(notes.status).toBe('changed');
    notes.store();
    expect(notes.status).toBe('storing');
    await vi.runAllTimersAsync();
    expect(notes.status).toBe('kept');
    expect(notes.kept).toEqual({ text: 'Kliče drugič.', at: 1_000, by: null });
  });

  it('P41 are brought again, as the same ones, until the broker has them; what is typed stays', async () => {
    answers = ['broker.unreachable', 'request.tooMany', 'broker.goingAway', 7];
    notes.type('Kliče drugič.');
    notes.store();
    await vi.advanceTimersByTimeAsync(0);
    expect(notes.status).toBe('notYet');
    expect(notes.draft).toBe('Kliče drugič.');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(notes.status).toBe('kept');
    expect(new Set(brought.map(({ id }) => id)).size).toBe(1);
    expect(brought).toHaveLength(4);
  });

  it('what is typed while others are on their way is not stored yet', async () => {
    notes.type('prvo');
    notes.store();
    notes.type('prvo in drugo');
    await vi.runAllTimersAsync();
    expect(notes.status).toBe('changed');
    expect(notes.kept?.text).toBe('prvo');
  });

  it('P41 that come too late are said to be so, and stay in the field', async () => {
    answers = ['session.closed'];
    notes.type('prepozno');
    notes.store();
    await vi.runAllTimersAsync();
    expect([notes.status, notes.draft]).toEqual(['tooLate', 'prepozno']);
  });

  it('are there again after a reload, newest first, and never over what is being typed', () => {
    notes.hear(row('staro', 5));
    notes.hear(row('novo', 9));
    expect([notes.draft, notes.kept?.by, notes.status]).toEqual(['novo', 'Ana Novak', 'kept']);
    notes.type('ravno pišem');
    notes.hear(row('od drugod', 12));
    expect([notes.draft, notes.status]).toEqual(['ravno pišem', 'changed']);
  });

  it('that nobody waits for are not brought any more', async () => {
    answers = ['broker.unreachable'];
    notes.type('x');
    notes.store();
    await vi.advanceTimersByTimeAsync(0);
    notes.release();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(brought).toHaveLength(1);
  });
});
