/**
 * Marks a file as UTF-8 by its first character. A browser reads a module script as UTF-8 in any case, but a
 * classic one in the encoding of its page, unless the file says so itself.
 *
 * @returns {import('rollup').Plugin}
 */
export function marksEncoding() {
  return {
    name: 'marks-encoding',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = `\uFEFF${file.code}`;
      }
    },
  };
}
