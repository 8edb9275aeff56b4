const LITS_OWN = /createPolicy\(\s*(["'])lit-html\1/g;

/**
 * Gives the Trusted Types policy of the Lit that we ship a name of its own.
 *
 * A policy's name can be taken once in a page. A bank's page that has a Lit of its own would
 * otherwise stop ours from loading, or ours theirs.
 *
 * @param {string} name The policy's name, as a bank writes it into its `trusted-types` directive.
 * @returns {import('rollup').Plugin}
 */
export function renamePolicy(name) {
  let renamed = 0;
  return {
    name: 'rename-policy',
    buildStart() {
      renamed = 0;
    },
    transform(code, id) {
      if (!id.includes('/lit-html/')) return null;
      const found = code.match(LITS_OWN)?.length ?? 0;
      if (found === 0) return null;
      renamed += found;
      // The text keeps its lines, so the source map of the untouched file still fits.
      return { code: code.replaceAll(LITS_OWN, `createPolicy("${name}"`), map: null };
    },
    buildEnd(error) {
      if (error === undefined && renamed === 0) {
        this.error('Lit no longer makes the policy "lit-html": look how it names it now.');
      }
    },
  };
}
