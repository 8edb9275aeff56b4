import MagicString from 'magic-string';

const module = '\0decorator-helper';
// What esbuild puts before each file that has a decorator, always the same.
const helper = /var __defProp = .+\nvar __getOwnPropDesc = .+\nvar __decorateClass = [^]*?\n\};\n/;
// What it puts after a class for each field that has one.
const field = /__decorateClass\(\[\n([^\n]*)\n\], (\w+)\.prototype, ("\w+"), 2\);\n?/g;
// The fields of a class, one after the other.
const fields = new RegExp(`(?:${field.source})+`, 'g');

// Lit's own serve two kinds of decorators, of which we have one, and all that may stand beside them.
const source = `export function decorateFields(type, decorators) {
  for (const name in decorators) decorators[name](type, name);
}
const define = (type, name, get) =>
  Object.defineProperty(type.prototype, name, { get, configurable: true, enumerable: true });
export const property = (options) => (type, name) => type.createProperty(name, options);
export const state = () => property({ state: true, attribute: false });
export const query = (selector) => (type, name) =>
  define(type, name, function () {
    return this.renderRoot?.querySelector(selector) ?? null;
  });
export const queryAll = (selector) => (type, name) =>
  define(type, name, function () {
    return this.renderRoot?.querySelectorAll(selector) ?? [];
  });`;

/**
 * Applies all decorators of a class at once, by one function for all files, instead of one by one and a function in
 * each file; `property`, `state`, `query` and `queryAll` do what Lit documents of them, and nothing else. It knows
 * fields with one decorator, as Lit's are, and stops the build at any other.
 *
 * @returns {import('rollup').Plugin}
 */
export function oneDecoratorHelper() {
  return {
    name: 'one-decorator-helper',
    resolveId: (id) => (id === module || id === 'lit/decorators.js' ? module : null),
    load: (id) => (id === module ? source : null),
    transform(code, id) {
      const found = id.endsWith('.ts') ? helper.exec(code)?.[0] : undefined;
      if (found === undefined) return null;
      const text = new MagicString(code).replace(found, '');
      text.prepend(`import { decorateFields } from ${JSON.stringify(module)};\n`);
      text.replaceAll(fields, (all, _decorator, type) => {
        const each = [...all.matchAll(field)].map(
          ([, decorator, , name]) => `${name}: ${decorator}`,
        );
        return `decorateFields(${type}, {\n${each.join(',\n')}\n});\n`;
      });
      const made = text.toString();
      if (made.includes('__decorateClass(')) this.error(`${id} has a decorator of another kind.`);
      return { code: made, map: text.generateMap({ hires: true }) };
    },
  };
}
