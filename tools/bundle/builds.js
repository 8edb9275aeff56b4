import { globSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terserModule from '@rollup/plugin-terser';
import { compactTemplates } from './compact-templates-plugin.js';
import { oneDecoratorHelper } from './decorators-plugin.js';
import { marksEncoding } from './encoding-plugin.js';
import { executable } from './executable-plugin.js';
import { leanXState } from './lean-xstate-plugin.js';
import { noDevTools } from './no-dev-tools-plugin.js';
import { nothingElse } from './nothing-else-plugin.js';
import { smallChecks } from './small-checks-plugin.js';
import { renamePolicy } from './trusted-types-plugin.js';
import { typescript } from './typescript-plugin.js';

/** The name of the Trusted Types policy in everything we ship with Lit inside. */
export const POLICY_NAME = 'remote-help';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** @param {string} path @returns {string} */
const inRoot = (path) => `${root}${path}`;

/** @param {string} id @returns {boolean} */
const isOutside = (id) => !id.startsWith('.') && !isAbsolute(id);

// Its types say that the function is inside a `default`, which is so for `require` only.
const terser = /** @type {typeof import('@rollup/plugin-terser').default} */ (
  /** @type {unknown} */ (terserModule)
);

const minify = () =>
  terser({
    ecma: 2022,
    module: true,
    compress: { passes: 2 },
    format: { comments: /@license|@preserve|^!/ },
  });

/**
 * Lit's development build is kept out by the `production` condition.
 *
 * @returns {import('rollup').Plugin}
 */
const dependenciesInside = () =>
  nodeResolve({ exportConditions: ['production', 'browser'], browser: true });

/**
 * What a file that a browser loads as it is goes through, and what only some of them do.
 *
 * @param {import('rollup').Plugin[]} more
 * @returns {import('rollup').Plugin[]}
 */
export const browserPlugins = (...more) => [
  typescript(),
  oneDecoratorHelper(),
  compactTemplates(),
  noDevTools(),
  ...more,
  dependenciesInside(),
  renamePolicy(POLICY_NAME),
  minify(),
];

/**
 * What makes a page's script smaller by what the page never asks for.
 *
 * @returns {import('rollup').Plugin[]}
 */
export const lean = () => [leanXState(), smallChecks()];

/**
 * ES modules for a bank's own bundler: a file for each source, dependencies outside.
 *
 * @type {import('rollup').RollupOptions}
 */
export const modules = {
  input: {
    index: inRoot('src/index.ts'),
    'adviser/index': inRoot('src/adviser/index.ts'),
    qa: inRoot('src/qa.ts'),
    'testing/index': inRoot('src/testing/index.ts'),
    'testing/playwright/index': inRoot('src/testing/playwright/index.ts'),
  },
  external: isOutside,
  plugins: [typescript(), nothingElse()],
  output: {
    dir: inRoot('dist/modules'),
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: inRoot('src'),
    entryFileNames: '[name].js',
    sourcemap: true,
  },
};

/**
 * One file with everything in it, so that one `integrity` covers all of it.
 *
 * @param {string} source
 * @param {string} file
 * @param {import('rollup').Plugin[]} more
 * @returns {import('rollup').RollupOptions}
 */
export const oneFile = (source, file, more = lean()) => ({
  input: inRoot(source),
  plugins: browserPlugins(...more),
  output: { file: inRoot(file), format: 'es', inlineDynamicImports: true, sourcemap: true },
});

/**
 * The same for a page that can't use module scripts. It exports nothing and leaves no global.
 *
 * @param {string} source
 * @param {string} file
 * @returns {import('rollup').RollupOptions}
 */
export const classicScript = (source, file) => ({
  input: inRoot(source),
  preserveEntrySignatures: false,
  plugins: [...browserPlugins(...lean()), marksEncoding()],
  output: { file: inRoot(file), format: 'iife', inlineDynamicImports: true, sourcemap: true },
});

/**
 * The light entry: what is not needed at first comes later, in chunks named by their content.
 *
 * @type {import('rollup').RollupOptions}
 */
export const lazy = {
  input: { 'remote-help': inRoot('src/index.ts') },
  plugins: [...browserPlugins(...lean()), nothingElse()],
  output: {
    dir: inRoot('dist/lazy'),
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    sourcemap: true,
  },
};

/**
 * What the broker runs in threads of their own. Each starts as a file, so each has to stay one.
 *
 * @returns {Record<string, string>}
 */
const threads = () =>
  Object.fromEntries(
    globSync('broker/src/**/*-thread.ts', { cwd: root }).map((path) => [
      basename(path, '.ts'),
      inRoot(path),
    ]),
  );

/**
 * The broker's command. Node doesn't strip types inside `node_modules`, so it is shipped without.
 *
 * @type {import('rollup').RollupOptions}
 */
export const broker = {
  input: { 'remote-help-broker': inRoot('broker/src/main.ts'), ...threads() },
  external: isOutside,
  plugins: [typescript(), executable('remote-help-broker'), nothingElse()],
  output: {
    dir: inRoot('broker/dist'),
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    sourcemap: true,
  },
};
