import type { Chart, ChartEdge, ChartState } from '../../src/trace/chart.ts';
import { triggerText } from './words.ts';

/** A statechart, as the document shows it. */
export interface Section {
  readonly chart: Chart;
  readonly hash: string;
  readonly title: string;
  /** In a sentence, what it is about. */
  readonly about: string;
  /** The path of its picture, from the document. */
  readonly picture: string;
}

/** `docs/statechart.md`: every statechart with its picture and with tables of all that is in it. */
export function statechartPage(sections: readonly Section[]): string {
  return `# The statecharts

Written by \`npm run statechart\` from \`src/machines\`; a test fails when this page differs from them.

A box is a state; boxes inside a box without arrows between them are active side by side. A dot says where it begins. A full
line is an event, a dashed one a delay, a dotted one needs no event, and a red one is a failure. What stays where it is, leads into
the same box, or leads to the end from deep inside is written in the box: \`↺\` only acts, \`∅\` does nothing on purpose.

${sections.map(sectionText).join('\n')}`;
}

function sectionText({ chart, hash, title, about, picture }: Section): string {
  return `## ${title}

${about}
Structure: \`${hash}\`.

![The statechart \`${chart.machine}\`](${picture})

### States of \`${chart.machine}\`

${table(['state', 'kind', 'tags', 'runs', 'on entry', 'on exit'], chart.states.map(stateRow))}

### Arrows of \`${chart.machine}\`

${table(['from', 'event', 'if', 'to', 'does'], chart.edges.map(edgeRow))}
${delaysText(chart)}`;
}

function delaysText({ machine, delays }: Chart): string {
  const rows = Object.entries(delays).map(([name, ms]) => [
    code(name),
    ms === null ? 'depends on the session' : `${String(ms / 1000)} s`,
  ]);
  return rows.length === 0
    ? ''
    : `
### Delays of \`${machine}\`

${table(['delay', 'how long'], rows)}
`;
}

function stateRow({ id, kind, tags, invokes, entry, exit }: ChartState): string[] {
  return [code(id), kind, ...[tags, invokes, entry, exit].map(codes)];
}

function edgeRow({ from, to, trigger, guard, actions }: ChartEdge): string[] {
  const name = trigger.by === 'always' ? 'always' : code(trigger.name);
  const words = { event: '', done: ' is done', error: ' failed', delay: ' is over', always: '' };
  return [
    code(from),
    `${name}${words[trigger.by]}`,
    guard === null ? '' : code(guard),
    to === null ? '(stays)' : code(to),
    codes(actions),
  ];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function codes(names: readonly string[]): string {
  return names.map(code).join(', ');
}

function code(name: string): string {
  return `\`${name}\``;
}

/** A line for a terminal that says which arrow this is. */
export function edgeLine({ from, to, trigger, guard }: ChartEdge): string {
  const condition = guard === null ? '' : ` [${guard}]`;
  return `${from}: ${triggerText(trigger)}${condition} → ${to ?? '(stays)'}`;
}
