import { setTimeout as wait } from 'node:timers/promises';

const betweenMs = 50;
/** How long anything may take on a busy machine. */
export const patienceMs = 45_000;

/** Asks again and again until there is an answer. */
export async function waitUntil<Answer>(
  question: () => Promise<Answer | null>,
  what = String(question),
): Promise<Answer> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const answer = await question();
    if (answer !== null) return answer;
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}`);
    await wait(betweenMs);
  }
}
