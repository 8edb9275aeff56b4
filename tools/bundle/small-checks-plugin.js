import { fileURLToPath } from 'node:url';

/**
 * Puts the small checks in valibot's place: a page asks only whether a message is right, never what is wrong with it.
 *
 * @returns {import('rollup').Plugin}
 */
export function smallChecks() {
  return {
    name: 'small-checks',
    resolveId: (id) =>
      id === 'valibot' ? fileURLToPath(new URL('small-checks.ts', import.meta.url)) : null,
  };
}
