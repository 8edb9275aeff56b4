import { vi } from 'vitest';

// What a page loads has the small checks in valibot's place: every rule about messages holds with them too.
vi.mock('valibot', () => import('../../tools/bundle/small-checks.ts'));

await import('./decode.test.ts');
await import('./sizes.test.ts');
