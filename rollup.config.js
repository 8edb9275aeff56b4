import { rmSync } from 'node:fs';
import { broker, classicScript, lazy, modules, oneFile } from './tools/bundle/builds.js';
import { evidence } from './tools/bundle/evidence-build.js';
import { inspector } from './tools/bundle/inspector-build.js';

// `tsc` writes these after us, and leaves what it no longer knows.
rmSync('dist/types', { recursive: true, force: true });

export default [
  modules,
  lazy,
  oneFile('src/index.ts', 'dist/remote-help.js'),
  classicScript('src/index.ts', 'dist/remote-help.classic.js'),
  oneFile('src/adviser/index.ts', 'dist/remote-help-adviser.js'),
  // It describes its charts to an inspector, which takes all of XState.
  oneFile('src/qa.ts', 'dist/remote-help.qa.js', []),
  broker,
  evidence,
  inspector,
];
