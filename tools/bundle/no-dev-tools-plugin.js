const FILE = /\/xstate\/dist\/xstate-dev(\.production)?\.esm\.js$/;

/**
 * Leaves out XState's way to developer tools: it would hand each session to whatever a script of the page has put
 * into `window.__xstate__`. It is never asked for, so nothing else changes.
 *
 * @returns {import('rollup').Plugin}
 */
export function noDevTools() {
  return {
    name: 'no-dev-tools',
    load(id) {
      if (!FILE.test(id)) return null;
      return 'export const devToolsAdapter = () => {}, getGlobal = () => globalThis, registerService = () => {};';
    },
  };
}
