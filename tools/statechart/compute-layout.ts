import type { ElkExtendedEdge, ElkNode, ELK } from 'elkjs';
import elk from 'elkjs/lib/elk.bundled.js';
import type { Chart, ChartState } from '../../src/trace/chart.ts';
import { sortEdges, type Bundle, type Sorted } from './arrows.ts';
import { measures, type Arrow, type Box, type Layout, type Point, type Start } from './layout.ts';
import { textWidth } from './text-width.ts';
import { edgeText, rowsOf } from './words.ts';

/** What was found to draw our statecharts well; see `docs/decisions`. */
const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.edgeCoords': 'ROOT',
  'elk.json.shapeCoords': 'ROOT',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.spacing.nodeNodeBetweenLayers': '34',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  'elk.spacing.nodeNode': '24',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeLabel': '4',
  'elk.edgeLabels.inline': 'false',
  'elk.randomSeed': '1',
};

/** For states side by side that no arrow joins: they are packed like parcels, each with its own inside. */
const packing = {
  'elk.algorithm': 'rectpacking',
  'elk.hierarchyHandling': 'SEPARATE_CHILDREN',
  'elk.aspectRatio': '1.5',
  'elk.spacing.nodeNode': '24',
  'elk.rectpacking.packing.compaction.rowHeightReevaluation': 'true',
};

/** Computes where everything of a statechart is drawn. The same statechart always gets the same layout. */
export async function computeLayout(chart: Chart, hash: string): Promise<Layout> {
  const sorted = sortEdges(chart);
  const root = chart.states.find(({ parent }) => parent === null);
  if (root === undefined) throw new Error('A statechart has a state around all others');
  const starts = chart.states.filter(({ initial }) => initial !== null);
  const engine: ELK = new elk.default();
  const placed = await engine.layout(boxFor(root, chart, sorted));
  const nodes = allNodes(placed);
  const lines = new Map(
    [...nodes.values()].flatMap(({ edges = [] }) => edges).map((line) => [line.id, line]),
  );
  return {
    machine: chart.machine,
    hash,
    width: Math.ceil(placed.width ?? 0),
    height: Math.ceil(placed.height ?? 0),
    boxes: chart.states.map(({ id }) => boxAt(id, nodes.get(id))),
    arrows: sorted.bundles.map((bundle) => arrowAt(bundle, lines.get(nameOf(bundle)))),
    starts: starts.map((state) => startAt(state, nodes.get(dotOf(state)), lines.get(dotOf(state)))),
  };
}

function boxFor(state: ChartState, chart: Chart, sorted: Sorted): ElkNode {
  const inside = chart.states.filter(({ parent }) => parent === state.id);
  const [width, height] = headSize(state, sorted);
  if (inside.length === 0) return { id: state.id, width, height };
  const dot = { id: dotOf(state), width: measures.dot, height: measures.dot };
  const isAlone = state.parent === null || isPacked(state.parent, chart, sorted);
  return {
    id: state.id,
    layoutOptions: {
      ...(isAlone && options),
      ...(isPacked(state.id, chart, sorted) && packing),
      ...paddingOf(state, sorted),
    },
    children: [
      ...(state.initial === null ? [] : [dot]),
      ...inside.map((child) => boxFor(child, chart, sorted)),
    ],
    edges: [
      ...(state.initial === null ? [] : [startLineFor(state)]),
      ...sorted.bundles
        .filter(({ from, to }) => innermostAround(chart, from, to) === state.id)
        .map(lineFor),
    ],
  };
}

/** Whether these are states side by side that no arrow leaves or joins. */
function isPacked(id: string, chart: Chart, { bundles }: Sorted): boolean {
  const state = chart.states.find((one) => one.id === id);
  if (state?.kind !== 'parallel') return false;
  return bundles.every(({ from, to }) => {
    const around = pathTo(chart, innermostAround(chart, from, to));
    const touches = [from, to].some((end) => end !== id && pathTo(chart, end).includes(id));
    return !touches || (around.includes(id) && around.at(-1) !== id);
  });
}

/** The innermost state that holds both ends of an arrow, or that is one of them and holds the other. */
function innermostAround(chart: Chart, from: string, to: string): string {
  const others = pathTo(chart, to);
  return pathTo(chart, from).findLast((id) => others.includes(id)) ?? '';
}

/** A state's place from the outermost to itself. */
function pathTo({ states }: Chart, id: string): string[] {
  const path: string[] = [];
  for (let at: string | null | undefined = id; at;) {
    path.unshift(at);
    at = states.find((state) => state.id === at)?.parent;
  }
  return path;
}

/** The room that a state's name and rows take. */
function headSize(state: ChartState, sorted: Sorted): [width: number, height: number] {
  const rows = rowsOf(state, sorted.rows.get(state.id) ?? []);
  const widths = rows.map(({ text }) => textWidth(text, 'line'));
  const width = Math.max(96, textWidth(state.key, 'name') + 12, ...widths);
  return [
    width + 2 * measures.pad,
    measures.name + 4 + rows.length * measures.line + (rows.length > 0 ? 6 : 4),
  ];
}

function paddingOf(state: ChartState, sorted: Sorted): Record<string, string> {
  const [width, height] = headSize(state, sorted);
  return {
    'elk.padding': `[top=${String(height + 8)},left=16,bottom=16,right=16]`,
    'elk.nodeSize.constraints': 'MINIMUM_SIZE',
    'elk.nodeSize.minimum': `(${String(width)},${String(height)})`,
  };
}

function lineFor(bundle: Bundle): ElkExtendedEdge {
  const texts = bundle.edges.map(edgeText);
  const ends = [bundle.from, bundle.to];
  // Turned round, so that the engine keeps the order of the source from top to bottom.
  const [source = '', target = ''] = bundle.isBack ? ends.reverse() : ends;
  const width = Math.max(...texts.map((text) => textWidth(text, 'line')));
  const label = { text: texts.join('\n'), width, height: texts.length * measures.line };
  return { id: nameOf(bundle), sources: [source], targets: [target], labels: [label] };
}

function startLineFor(state: ChartState): ElkExtendedEdge {
  return { id: dotOf(state), sources: [dotOf(state)], targets: [state.initial ?? ''] };
}

function allNodes(node: ElkNode): Map<string, ElkNode> {
  const inside = (node.children ?? []).flatMap((child) => [...allNodes(child)]);
  return new Map([[node.id, node], ...inside]);
}

function boxAt(state: string, node: ElkNode | undefined): Box {
  const { x = 0, y = 0, width = 0, height = 0 } = node ?? {};
  return { state, at: [round(x), round(y), round(width), round(height)] };
}

function arrowAt(bundle: Bundle, line: ElkExtendedEdge | undefined): Arrow {
  const points = pointsOf(line);
  const { x = 0, y = 0 } = line?.labels?.[0] ?? {};
  return {
    edges: bundle.edges.map(({ id }) => id),
    points: bundle.isBack ? points.reverse() : points,
    label: [round(x), round(y)],
  };
}

function startAt(
  { id }: ChartState,
  dot: ElkNode | undefined,
  line: ElkExtendedEdge | undefined,
): Start {
  const half = measures.dot / 2;
  const at: Point = [round((dot?.x ?? 0) + half), round((dot?.y ?? 0) + half)];
  return { state: id, at, points: pointsOf(line) };
}

function pointsOf(line: ElkExtendedEdge | undefined): Point[] {
  const section = line?.sections?.[0];
  if (section === undefined) return [];
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
  return points.map(({ x, y }) => [round(x), round(y)]);
}

function nameOf({ from, to }: Bundle): string {
  return `${from} → ${to}`;
}

function dotOf({ id }: ChartState): string {
  return `start of ${id}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
