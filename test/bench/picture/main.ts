/**
 * `npm run bench:picture` measures what an adviser sees of a real session, with the broker, the page, the console and the
 * bank's program as they are: how soon a shown desktop is there, how late a change on it, and how late what a click in the
 * console did. Two bare pages that do nothing else stand beside it, in the same browsers and the same run. For Linux, with the
 * packages of the tests, and nothing else at work on the machine.
 */
import { loadavg } from 'node:os';
import { lackingForComputer } from '../../e2e/people/computer.ts';
import { measureDesktop } from './desktop.ts';
import { measureInput } from './input.ts';

const load = () => `load ${loadavg()[0]?.toFixed(1)}`;

console.log(`before: ${load()}`);
for (const told of await measureDesktop()) console.log(told);
if (lackingForComputer.length === 0) for (const told of await measureInput()) console.log(told);
else console.log(`No program was run: ${lackingForComputer.join(', ')} not found.`);
console.log(`after: ${load()}`);
// A terminated X client's socket may still be closing.
process.exit(0);
