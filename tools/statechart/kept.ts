import type { Layout } from './layout.ts';
import type { Ways } from './shortest-ways.ts';

/** A layout as it is kept: a line for each thing, so that a change shows what moved. */
export function layoutText(layout: Layout): string {
  return fieldsText(layout);
}

/** The shortest ways as they are kept: a line for each. */
export function waysText(ways: Ways): string {
  return fieldsText(ways);
}

function fieldsText(fields: object): string {
  const lines = Object.entries(fields).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${valueText(value)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const lines = Object.entries(value).map(
    ([name, inner]) => `    ${JSON.stringify(name)}: ${JSON.stringify(inner)}`,
  );
  return `{\n${lines.join(',\n')}\n  }`;
}
