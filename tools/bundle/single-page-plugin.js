import { createHash } from 'node:crypto';

/**
 * @typedef {object} Page
 * @property {string} fileName The page's file, beside the script's.
 * @property {string} title
 * @property {string} [connecting] A second file, with the same page: it may connect to sockets, wherever a person says.
 * @property {() => string | Promise<string>} styles All its styles.
 */

/** @param {string} text @returns {string} What a policy calls this text. */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Makes one page of the script: nothing is loaded beside it, and its policy lets nothing run but this very text.
 *
 * @param {Page} page
 * @returns {import('rollup').Plugin}
 */
export function singlePage({ fileName, connecting, title, styles }) {
  return {
    name: 'single-page',
    async generateBundle(_options, bundle) {
      const [chunk] = Object.values(bundle).filter((file) => file.type === 'chunk');
      if (chunk === undefined) throw new Error('There is no script to make a page of');
      const script = chunk.code.trim();
      const style = (await styles()).trim();
      if (/<\/script|<!--/i.test(script))
        this.error('The script holds what would end it in a page.');
      if (/<\/style/i.test(style)) this.error('The styles hold what would end them in a page.');
      const policy = [
        "default-src 'none'",
        `script-src ${hashOf(script)}`,
        `style-src ${hashOf(style)}`,
        // The film within the file that was opened.
        'media-src blob:',
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types remote-help',
      ].join('; ');
      for (const name of Object.keys(bundle)) Reflect.deleteProperty(bundle, name);
      const emit = (/** @type {string} */ name, /** @type {string} */ rules) =>
        this.emitFile({
          type: 'asset',
          fileName: name,
          source: pageText(title, rules, style, script),
        });
      emit(fileName, policy);
      if (connecting !== undefined) emit(connecting, `${policy}; connect-src ws: wss:`);
    },
  };
}

/**
 * @param {string} title
 * @param {string} policy
 * @param {string} style
 * @param {string} script
 * @returns {string}
 */
function pageText(title, policy, style, script) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body></body>
<script>${script}</script>
</html>
`;
}
