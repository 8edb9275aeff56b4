/** `npm run statechart`: draws and lists the statecharts anew, and finds the shortest ways through the session. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { madeFromExamples, madeFromStatecharts } from './generate.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
for (const { path, text } of [...(await madeFromStatecharts()), madeFromExamples()]) {
  mkdirSync(dirname(root + path), { recursive: true });
  writeFileSync(root + path, text);
  console.log(path);
}
