import MagicString from 'magic-string';

/** @param {string} text @returns {string} */
const compactMarkup = (text) => text.replaceAll(/\s*\n\s*/g, '\n');

/** @param {string} text @returns {string} */
const compactRules = (text) =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,>]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(';}', '}')
    .replaceAll(/\b0\.(?=\d)/g, '.');

/**
 * Styles without what a browser reads over; what stands in quotes stays as it is.
 *
 * @param {string} text
 * @returns {string}
 */
export const compactStyles = (text) =>
  text
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .split(/('[^'\n]*'|"[^"\n]*")/)
    .map((part, place) => (place % 2 === 0 ? compactRules(part) : part))
    .join('');

/** @type {Readonly<Record<string, (text: string) => string>>} */
const compactors = { html: compactMarkup, svg: compactMarkup, css: compactStyles };

/**
 * Takes the indentation out of our own templates and styles: a minifier leaves them as they are.
 *
 * @returns {import('rollup').Plugin}
 */
export function compactTemplates() {
  return {
    name: 'compact-templates',
    transform(code, id) {
      if (!id.endsWith('.ts')) return null;
      const text = new MagicString(code);
      for (const { tag, quasi } of taggedTemplates(this.parse(code))) {
        const compactor = compactors[tag.name];
        if (compactor === undefined) continue;
        for (const { start, end } of quasi.quasis) {
          if (start < end) text.update(start, end, compactor(code.slice(start, end)));
        }
      }
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}

/**
 * @typedef {{ start: number, end: number }} Place
 * @typedef {{ type: 'TaggedTemplateExpression', tag: { name: string }, quasi: { quasis: Place[] } }} Tagged
 */

/**
 * All templates with a tag in a syntax tree, also those inside others.
 *
 * @param {unknown} node
 * @returns {Generator<Tagged>}
 */
function* taggedTemplates(node) {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && node.type === 'TaggedTemplateExpression')
    yield /** @type {Tagged} */ (node);
  for (const inner of Object.values(node)) yield* taggedTemplates(inner);
}
