import type { Chart, ChartEdge, ChartState } from '../../src/trace/chart.ts';
import { sortEdges } from './arrows.ts';
import { measures, type Arrow, type Box, type Layout, type Point, type Start } from './layout.ts';
import { shape, type Shape } from './shape.ts';
import { textWidth } from './text-width.ts';
import { edgeText, rowsOf } from './words.ts';

/**
 * Draws a statechart where its layout says.
 *
 * States carry `data-state`, arrows `data-edges` and their labels `data-edge`, so that a page can light them up.
 */
export function drawChart(chart: Chart, layout: Layout): Shape[] {
  const states = new Map(chart.states.map((state) => [state.id, state]));
  const edges = new Map(chart.edges.map((edge) => [edge.id, edge]));
  const { rows } = sortEdges(chart);
  return [
    arrowHead(),
    shape(
      'g',
      { class: 'boxes' },
      ...layout.boxes.flatMap((box) => {
        const state = states.get(box.state);
        return state ? [drawBox(state, box, rows.get(box.state) ?? [])] : [];
      }),
    ),
    shape('g', { class: 'starts' }, ...layout.starts.map(drawStart)),
    shape('g', { class: 'arrows' }, ...layout.arrows.map((arrow) => drawArrow(arrow, edges))),
    shape('g', { class: 'labels' }, ...layout.arrows.flatMap((arrow) => drawLabels(arrow, edges))),
  ];
}

function arrowHead(): Shape {
  const size = { markerWidth: 9, markerHeight: 8, refX: 8, refY: 4 };
  const head = (id: string) =>
    shape(
      'marker',
      { id, orient: 'auto', markerUnits: 'userSpaceOnUse', ...size },
      shape('path', { class: id, d: 'M0 0L9 4L0 8Z' }),
    );
  return shape('defs', {}, ...['head', 'head-error', 'head-taken'].map(head));
}

function drawBox(state: ChartState, { at }: Box, edges: readonly ChartEdge[]): Shape {
  const [x, y, width, height] = at;
  const nested = state.kind === 'compound' || state.kind === 'parallel';
  const rows = rowsOf(state, edges);
  return shape(
    'g',
    { class: `state ${state.kind}`, 'data-state': state.id },
    shape('title', {}, [state.id, ...state.tags.map((tag) => `#${tag}`)].join('  ')),
    shape('rect', { class: 'box', x, y, width, height, rx: nested ? 10 : 7 }),
    ...(state.kind === 'final'
      ? [
          shape('rect', {
            class: 'ring',
            x: x + 3,
            y: y + 3,
            width: width - 6,
            height: height - 6,
            rx: 5,
          }),
        ]
      : []),
    shape('text', { class: 'name', x: x + measures.pad, y: y + 19 }, state.key),
    ...(rows.length > 0 || nested
      ? [shape('path', { class: 'rule', d: `M${x} ${y + measures.name + 2}h${width}` })]
      : []),
    ...rows.map(({ text, edge }, place) =>
      shape(
        'text',
        {
          class: edge === null ? 'fact' : `row ${edge.trigger.by}`,
          'data-edge': edge?.id,
          x: x + measures.pad,
          y: y + measures.name + 17 + place * measures.line,
        },
        text,
      ),
    ),
  );
}

function drawStart({ at, points }: Start): Shape {
  return shape(
    'g',
    { class: 'start' },
    shape('circle', { cx: at[0], cy: at[1], r: measures.dot / 2 }),
    shape('path', { class: 'line', d: lineThrough(points), 'marker-end': 'url(#head)' }),
  );
}

function drawArrow({ edges, points }: Arrow, all: ReadonlyMap<string, ChartEdge>): Shape {
  const kinds = new Set(edges.map((id) => all.get(id)?.trigger.by));
  const [only] = kinds.size === 1 ? kinds : [];
  return shape('path', {
    class: `arrow ${only ?? 'mixed'}`,
    'data-edges': edges.join(' '),
    d: lineThrough(points),
    'marker-end': only === 'error' ? 'url(#head-error)' : 'url(#head)',
  });
}

function drawLabels({ edges, label }: Arrow, all: ReadonlyMap<string, ChartEdge>): Shape[] {
  const [x, y] = label;
  return edges.flatMap((id, place) => {
    const edge = all.get(id);
    if (edge === undefined) return [];
    const text = edgeText(edge);
    const top = y + place * measures.line;
    return [
      shape(
        'g',
        { class: `label ${edge.trigger.by}`, 'data-edge': id },
        shape('rect', {
          x: x - 2,
          y: top + 1,
          width: textWidth(text, 'line') + 2,
          height: measures.line - 1,
          rx: 3,
        }),
        shape('text', { x, y: top + 12 }, text),
      ),
    ];
  });
}

/** A line with rounded corners. */
function lineThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const parts = rest.map((point, place) => {
    const next = rest[place + 1];
    return next === undefined
      ? `L${point[0]} ${point[1]}`
      : corner(points[place] ?? first, point, next);
  });
  return `M${first[0]} ${first[1]}${parts.join('')}`;
}

function corner(from: Point, at: Point, to: Point): string {
  const radius = Math.min(6, distance(from, at) / 2, distance(at, to) / 2);
  const [enter, leave] = [towards(at, from, radius), towards(at, to, radius)];
  return `L${enter.join(' ')}Q${at.join(' ')} ${leave.join(' ')}`;
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}

function towards(from: Point, to: Point, by: number): Point {
  const share = by / (distance(from, to) || 1);
  const along = (axis: 0 | 1) =>
    Math.round((from[axis] + (to[axis] - from[axis]) * share) * 10) / 10;
  return [along(0), along(1)];
}
