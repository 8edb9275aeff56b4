import { posix } from 'node:path';
import ts from 'typescript';
import type { Source } from './sources.ts';

/** One `from '…'` or `import('…')` of a file. */
export type Import = {
  readonly from: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
};

/** What a part of the project may import. `types` it may name only in an `import type`. */
type Row = {
  readonly parts: readonly string[];
  readonly types?: readonly string[];
  readonly outside: readonly string[];
};

/**
 * Who may import whom, from the specific to the general. A part may always import itself.
 *
 * The files right in `src/` are the roots: they put parts together, so they may import any.
 */
export const table: Readonly<Record<string, Row>> = {
  'src/protocol': { parts: [], outside: ['valibot'] },
  'src/rules': { parts: ['src/protocol'], outside: [] },
  'src/locales': { parts: [], outside: [] },
  'src/machines': { parts: ['src/protocol'], outside: ['xstate'] },
  'src/services': { parts: ['src/protocol'], outside: ['valibot'] },
  'src/testing': {
    parts: ['src/protocol', 'src/rules', 'src/locales', 'src/services'],
    outside: ['valibot'],
  },
  'src/trace': { parts: ['src/machines'], outside: ['xstate'] },
  'src/evidence': {
    parts: ['src/trace', 'src/machines', 'src/protocol', 'src/locales', 'tools/statechart'],
    outside: ['lit', 'xstate', 'valibot'],
  },
  'src/qa': {
    parts: [
      'src/trace',
      'src/machines',
      'src/actors',
      'src/components',
      'src/components/remote-help',
      'src/locales',
      'src/services',
    ],
    outside: ['lit', 'xstate'],
  },
  'src/actors': { parts: ['src/machines', 'src/services', 'src/protocol'], outside: ['xstate'] },
  'src/components/remote-help': { ...view('src/components'), outside: ['lit', 'xstate'] },
  'src/components': view('src/components/remote-help'),
  'src/adviser': { ...view(), outside: ['lit', 'xstate'] },
  src: {
    parts: [
      'src/protocol',
      'src/locales',
      'src/machines',
      'src/services',
      'src/trace',
      'src/actors',
      'src/components',
      'src/components/remote-help',
      'src/qa',
    ],
    outside: ['lit', 'xstate'],
  },
  'broker/src': {
    parts: ['src/protocol', 'src/rules', 'src/machines', 'src/trace'],
    outside: ['*'],
  },
  'companion/src': {
    parts: ['src/protocol', 'src/machines', 'src/services'],
    outside: ['*'],
  },
  'companion/make': { parts: [], outside: ['*'] },
  'tools/statechart': { parts: ['src/machines', 'src/trace', 'test/machines'], outside: ['*'] },
  'tools/inspector': {
    parts: ['src/machines', 'src/trace', 'src/evidence', 'src/locales', 'tools/statechart'],
    outside: ['*'],
  },
  'test/machines': { parts: ['src/machines', 'src/protocol'], outside: ['*'] },
  demo: { parts: ['broker/src', 'src/protocol'], outside: ['*'] },
};

function view(...siblings: string[]): Row {
  return {
    parts: ['src/actors', 'src/machines', 'src/protocol', 'src/locales', ...siblings],
    types: ['src/trace'],
    outside: ['lit'],
  };
}

/** The row that a file falls under, or `null` for a file that is in no part. */
export function partOf(path: string): string | null {
  const parts = Object.keys(table).sort((a, b) => b.length - a.length);
  const part = parts.find((name) => path.startsWith(`${name}/`));
  if (part === 'src' && path.split('/').length > 2) return null;
  return part ?? null;
}

/** All imports of a file, including `export … from`, `import('…')` and types given by `import('…')`. */
export function importsOf({ path, text }: Source): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean, dynamic = false) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    found.push({ from: path, specifier: specifier.text, typeOnly, dynamic });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return found;
}

/** What is wrong with an import, in one sentence; `null` if the table allows it. */
export function faultOf(found: Import): string | null {
  const part = partOf(found.from);
  if (part === null) return `${found.from} is in no part that the table names`;
  return isRelative(found.specifier) ? faultInside(found, part) : faultOutside(found, part);
}

function faultInside({ from, specifier, typeOnly, dynamic }: Import, part: string): string | null {
  const target = posix.normalize(posix.join(posix.dirname(from), specifier));
  const targetPart = partOf(target);
  const { parts = [], types = [] } = table[part] ?? {};
  if (targetPart === part || (targetPart !== null && parts.includes(targetPart))) return null;
  if (typeOnly && targetPart !== null && types.includes(targetPart)) return null;
  // What comes later comes by a root that puts it together.
  if (dynamic && targetPart === 'src' && part === 'src/components/remote-help') return null;
  return `${from}: ${part} may not import ${targetPart ?? target} (${specifier})`;
}

function faultOutside({ from, specifier }: Import, part: string): string | null {
  const { outside = [] } = table[part] ?? {};
  const name = packageOf(specifier);
  if (outside.includes('*') || outside.includes(name)) return null;
  return `${from}: ${part} may not import the package ${name}`;
}

/** The package that a specifier names: `@hono/node-server` of `@hono/node-server/serve-static`. */
export function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  if (specifier.startsWith('node:')) return 'node:';
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.') || specifier.startsWith('/');
}
