import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What is compiled into a program, and comes from nowhere else when it runs. */
export interface Compiled {
  /** The broker's origin. */
  readonly broker: string;
  readonly bank: string;
  /** After how long a rest of the customer's hands control may come back, if the broker has it so too; never without. */
  readonly controlReturnSeconds?: number;
}

/** Makes the program's one script. What the two systems need of their own is left to each executable's assets. */
export async function bundle(
  { broker, bank, controlReturnSeconds = 0 }: Compiled,
  outfile: string,
): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('../src/main.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    minify: true,
    legalComments: 'none',
    logLevel: 'error',
    define: {
      REMOTE_HELP_BROKER: JSON.stringify(new URL(broker).origin),
      REMOTE_HELP_CONTROL_RETURN_SECONDS: JSON.stringify(controlReturnSeconds),
      REMOTE_HELP_BANK: JSON.stringify(bank),
    },
    // `ws` takes these if they are there; in an executable they are not.
    external: ['bufferutil', 'utf-8-validate'],
  });
}
