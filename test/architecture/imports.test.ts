import { describe, expect, it } from 'vitest';
import { faultOf, importsOf, packageOf, type Import } from './imports.ts';
import { allSources, readSource } from './sources.ts';

const shipped =
  /^(src|broker\/src|companion\/src|tools\/(inspector|statechart)|demo)\/.*\.(ts|js)$/;
const sources = allSources().filter(({ path }) => shipped.test(path));

/** What a line would be told in a file. */
const fault = (path: string, text: string) => importsOf({ path, text }).map(faultOf).join();

describe('who may import whom', () => {
  it('only along the arrows of the table', () => {
    expect(sources.length).toBeGreaterThan(0);
    const faults = sources.flatMap(importsOf).map(faultOf);
    expect(faults.filter((found) => found !== null)).toEqual([]);
  });

  for (const workspace of ['broker', 'demo', 'companion', 'tools/inspector']) {
    it(`${workspace} imports only packages of its own list`, () => {
      const ownFiles = sources.filter(({ path }) => path.startsWith(`${workspace}/`));
      const imports = ownFiles.flatMap(importsOf).filter(isAPackage);
      if (ownFiles.length === 0) return;
      const allowed = ['node:', ...dependenciesOf(`${workspace}/package.json`)];
      const foreign = imports.filter(({ specifier }) => !allowed.includes(packageOf(specifier)));
      expect(foreign).toEqual([]);
    });
  }
});

describe('the check itself', () => {
  const wrong: [path: string, text: string][] = [
    ['src/protocol/a.ts', "import { x } from '../machines/session.machine.ts';"],
    ['src/protocol/a.ts', "import { x } from 'xstate';"],
    ['src/machines/a.ts', "import type { x } from '../services/chat.ts';"],
    ['src/machines/a.ts', "import { html } from 'lit';"],
    ['src/services/a.ts', "import { createActor } from 'xstate';"],
    ['src/locales/a.ts', "export * from '../protocol/states.ts';"],
    ['src/components/consent/a.ts', "import { x } from '../../services/chat.ts';"],
    ['src/components/consent/a.ts', "import { x } from '../../trace/codec.ts';"],
    ['src/components/consent/a.ts', "import { x } from '../../joined-part.ts';"],
    ['src/components/consent/a.ts', "import { createActor } from 'xstate';"],
    ['src/components/remote-help/a.ts', "import { x } from '../../joined-part.ts';"],
    ['src/components/remote-help/a.ts', "import { x } from '../../services/chat.ts';"],
    ['src/adviser/a.ts', "import { x } from '../components/consent/a.ts';"],
    ['src/index.ts', "const x = await import('./adviser/index.ts');"],
    ['src/index.ts', "import express from 'express';"],
    ['src/actors/a.ts', "type X = import('../locales/sl.ts').Words;"],
    ['src/nowhere/a.ts', "import { x } from 'lit';"],
    ['src/qa.ts', "import { inspect } from '@xstate/inspect';"],
    ['src/trace/a.ts', "import { x } from '@statelyai/inspect';"],
    ['src/trace/a.ts', "import { x } from '../../tools/inspector/src/relay.ts';"],
    ['broker/src/a.ts', "import { x } from '../../src/services/chat.ts';"],
    ['demo/a.ts', "import { x } from '../src/adviser/index.ts';"],
  ];
  for (const [path, text] of wrong) {
    it(`finds the wrong arrow in ${path}: ${text}`, () => {
      expect(fault(path, text)).not.toBe('');
    });
  }

  const right: [path: string, text: string][] = [
    ['src/machines/a.ts', "import { x } from '../protocol/states.ts';"],
    ['src/components/consent/a.ts', "import type { Step } from '../../trace/codec.ts';"],
    ['src/components/consent/a.ts', "import { property } from 'lit/decorators.js';"],
    ['src/components/remote-help/a.ts', "const later = () => import('../../joined-part.ts');"],
    ['src/components/remote-help/a.ts', "import { x } from '../consent/consent-element.ts';"],
    ['src/index.ts', "export { x } from './components/remote-help/remote-help-element.ts';"],
    ['src/joined-part.ts', "export { chat } from './services/chat.ts';"],
    ['broker/src/a.ts', "import { x } from '../../src/protocol/states.ts';"],
  ];
  for (const [path, text] of right) {
    it(`lets pass in ${path}: ${text}`, () => {
      expect(fault(path, text)).toBe('');
    });
  }
});

function isAPackage({ specifier }: Import): boolean {
  return !specifier.startsWith('.');
}

function dependenciesOf(file: string): string[] {
  const { dependencies = {} } = JSON.parse(readSource(file)) as {
    dependencies?: Record<string, string>;
  };
  return Object.keys(dependencies);
}
