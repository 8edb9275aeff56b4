/** @param {string} path A source's path. @returns {string} Where a bank finds what is made of it. */
const shipped = (path) => path.replace(/^\/?src\//, 'dist/modules/').replace(/\.ts$/, '.js');

/** @param {unknown} member @returns {boolean} Whether nobody outside the class may use it. */
const isPrivate = (member) =>
  typeof member === 'object' &&
  member !== null &&
  'privacy' in member &&
  member.privacy !== 'public';

/**
 * Makes the manifest speak of the files in the package instead of their sources, and only of what a
 * bank may use.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
const forBanks = (value) => {
  if (Array.isArray(value)) return value.filter((item) => !isPrivate(item)).map(forBanks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'string' && (key === 'path' || key === 'module')
        ? shipped(inner)
        : forBanks(inner),
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
      /** @param {{ customElementsManifest: object }} phase */
      packageLinkPhase({ customElementsManifest }) {
        Object.assign(customElementsManifest, forBanks(customElementsManifest));
      },
    },
  ],
};
