import { rmSync } from 'node:fs';
import { broker, classicScript, lazy, modules, oneFile } from './tools/bundle/builds.js';

// A chunk of an older build, named by its hash, must not reach a package.
for (const folder of ['dist', 'broker/dist']) rmSync(folder, { recursive: true, force: true });

export default [
  modules,
  lazy,
  oneFile('src/index.ts', 'dist/remote-help.js'),
  classicScript('src/index.ts', 'dist/remote-help.classic.js'),
  oneFile('src/adviser/index.ts', 'dist/remote-help-adviser.js'),
  broker,
];
