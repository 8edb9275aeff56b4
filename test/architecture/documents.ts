import ts from 'typescript';
import type { Source } from './sources.ts';

/**
 * What a document's tables and headings define: each `` `code` `` in the first cell of a table's row
 * or in a heading.
 */
export function definedIn(markdown: string): Set<string> {
  const lines = markdown.split('\n');
  const heads = lines.map(
    (line) => /^\|([^|]*)\|/.exec(line)?.[1] ?? /^#+ (.*)/.exec(line)?.[1] ?? '',
  );
  return new Set(
    heads.flatMap((head) => [...head.matchAll(/`([^`]+)`/g)].map(([, code]) => code!)),
  );
}

/** The numbered rules of a protocol document: `**P5 All refused numbers look the same.**` */
export function rulesIn(markdown: string): Set<string> {
  return new Set([...markdown.matchAll(/^\*\*(P\d+)\b/gm)].map(([, rule]) => rule!));
}

/** The rules that the titles of these tests name. */
export function rulesInTitles(sources: readonly Source[]): Set<string> {
  const titles = sources.flatMap(titlesOf);
  return new Set(titles.flatMap((title) => title.match(/\bP\d+\b/g) ?? []));
}

/** The titles of a file's tests and suites, as far as they are written down. */
export function titlesOf({ path, text }: Source): string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      titles.push(node.arguments[0]?.getText(file) ?? '');
    }
    ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  visit(file);
  return titles;
}

/** Whether this is `it`, `it.each([…])`, `describe.for(…)` and the like. */
function isTest(callee: ts.Node): boolean {
  if (ts.isIdentifier(callee)) return ['it', 'test', 'describe'].includes(callee.text);
  if (ts.isPropertyAccessExpression(callee)) return isTest(callee.expression);
  return ts.isCallExpression(callee) && isTest(callee.expression);
}

/** The environment variables of ours that a text names. */
export function variablesIn(text: string): Set<string> {
  return new Set(text.match(/\bREMOTE_HELP_[A-Z0-9_]*[A-Z0-9]\b/g) ?? []);
}
