import type { FaultStage } from './fault-stage.ts';

/** One thing that goes wrong, and what has to become of it. */
export type FaultCase = {
  readonly name: string;
  readonly expected: string;
  /** Whether the bank has a TURN server; without it, STUN only. */
  readonly withTurn?: true;
  /** Lets it go wrong, and says what was seen; throws if that is not what is expected. */
  readonly run: (stage: FaultStage) => Promise<string>;
};

/** How a case went. */
export type FaultResult = Omit<FaultCase, 'run' | 'withTurn'> & {
  readonly isAsExpected: boolean;
  readonly seen: string;
  readonly seconds: number;
};

/** Runs one case and leaves the stage empty. */
export async function runCase(stage: FaultStage, fault: FaultCase): Promise<FaultResult> {
  const { name, expected, run } = fault;
  const startedAt = performance.now();
  const how = await run(stage).then(
    (seen) => ({ isAsExpected: true, seen }),
    async (error: unknown) => ({
      isAsExpected: false,
      seen: `${firstLine(error)}; the last notices (customer / adviser): ${await stage.lastNotices()}`,
    }),
  );
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  await stage.empty();
  return { name, expected, ...how, seconds };
}

function firstLine(error: unknown): string {
  return String(error).split('\n')[0] ?? '';
}
