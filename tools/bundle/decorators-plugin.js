import MagicString from 'magic-string';

const module = '\0decorator-helper';
// What esbuild puts before each file that has a decorator, always the same.
const helper = /var __defProp = .+\nvar __getOwnPropDesc = .+\nvar __decorateClass = [^]*?\n\};\n/;

/**
 * Keeps one copy of the function that applies decorators, instead of one in each file.
 *
 * @returns {import('rollup').Plugin}
 */
export function oneDecoratorHelper() {
  let source = '';
  return {
    name: 'one-decorator-helper',
    resolveId: (id) => (id === module ? id : null),
    load: (id) => (id === module ? source : null),
    transform(code, id) {
      const found = id.endsWith('.ts') ? helper.exec(code)?.[0] : undefined;
      if (found === undefined) return null;
      source = found.replace('var __decorateClass', 'export var __decorateClass');
      const text = new MagicString(code).replace(found, '');
      text.prepend(`import { __decorateClass } from ${JSON.stringify(module)};\n`);
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}
