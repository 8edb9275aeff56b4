import { basename, dirname } from 'node:path';

const kinds = ['machine', 'actor', 'actors', 'actions', 'styles', 'config', 'd'];
const emptyWords = ['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'data', 'info'];
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * What is wrong with a file's name, or `null`.
 *
 * A second word after a dot is a known kind, or the file is a piece of the machine beside it:
 * `session.sharing.ts` next to `session.machine.ts`. A test is named after what it tests.
 */
export function faultOfName(path: string, allPaths: ReadonlySet<string>): string | null {
  const [, base = '', test] = /^(.*?)(\.test|\.e2e)?\.(ts|js)$/.exec(basename(path)) ?? [];
  const [name = '', kind, ...more] = base.split('.');
  if (more.length > 0) return `${path} has more than one kind`;
  if (![name, kind ?? name].every((word) => kebab.test(word))) return `${path} is not kebab-case`;
  const empty = name.split('-').find((word) => emptyWords.includes(word));
  if (empty !== undefined) return `${path}: "${empty}" says nothing`;
  if (kind === undefined || kinds.includes(kind) || test !== undefined) return null;
  if (allPaths.has(`${dirname(path)}/${name}.machine.ts`)) return null;
  return `${path}: .${kind} is no kind of file`;
}
