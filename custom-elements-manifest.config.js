/** @param {string} path A source's path. @returns {string} Where a bank finds what is made of it. */
const shipped = (path) => path.replace(/^\/?src\//, 'dist/modules/').replace(/\.ts$/, '.js');

/**
 * Whether nobody outside the class may use it: a private member, or an event that the class's comment
 * doesn't speak of.
 *
 * @param {unknown} item
 * @param {string} list The name of the list that it is in.
 * @returns {boolean}
 */
const isPrivate = (item, list) =>
  typeof item === 'object' &&
  item !== null &&
  (('privacy' in item && item.privacy !== 'public') ||
    (list === 'events' && !('description' in item)));

/**
 * Makes the manifest speak of the files in the package instead of their sources, and only of what a
 * bank may use.
 *
 * @param {unknown} value
 * @param {string} name The key under which it stands.
 * @returns {unknown}
 */
const forBanks = (value, name = '') => {
  if (Array.isArray(value)) {
    return value.filter((item) => !isPrivate(item, name)).map((item) => forBanks(item));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'string' && (key === 'path' || key === 'module')
        ? shipped(inner)
        : forBanks(inner, key),
    ]),
  );
};

export default {
  globs: ['src/components/**/*-element.ts', 'src/adviser/**/*-element.ts'],
  litelement: true,
  packagejson: false,
  plugins: [
    {
      name: 'for-banks',
      /** @param {{ customElementsManifest: { modules: { path: string }[] } }} phase */
      packageLinkPhase({ customElementsManifest }) {
        Object.assign(customElementsManifest, forBanks(customElementsManifest));
        // The order in which files were found is not the same on every machine.
        customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
      },
    },
  ],
};
