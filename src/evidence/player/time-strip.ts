import { shape, type Shape } from '../../../tools/statechart/shape.ts';
import { productStateOf } from '../chart/product-state.ts';
import { toElement } from '../chart/to-element.ts';
import type { EvidenceSession } from './evidence-session.ts';

const width = 1_000;

/** The strip above the slider: which state the customer was in, and below it what was recorded and where there are gaps. */
export function timeStrip(session: EvidenceSession): SVGSVGElement {
  const strip = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  strip.classList.add('time-strip');
  strip.setAttribute('viewBox', `0 0 ${String(width)} 14`);
  strip.setAttribute('preserveAspectRatio', 'none');
  strip.setAttribute('aria-hidden', 'true');
  const x = (t: number) => (Math.min(t, session.durationMs) * width) / session.durationMs;
  const bar = (from: number, until: number, y: number, kind: Readonly<Record<string, string>>) =>
    shape('rect', { x: x(from), width: Math.max(1, x(until) - x(from)), y, height: 6, ...kind });
  strip.append(...[...states(session, bar), ...recorded(session, bar)].map(toElement));
  return strip;
}

type Bar = (
  from: number,
  until: number,
  y: number,
  kind: Readonly<Record<string, string>>,
) => Shape;

function states({ steps, durationMs }: EvidenceSession, bar: Bar): Shape[] {
  const shapes: Shape[] = [];
  for (const [place, step] of steps.entries()) {
    const state = productStateOf(step) ?? 'none';
    const until = steps[place + 1]?.t ?? durationMs;
    if (until > step.t) shapes.push(bar(step.t, until, 0, { 'data-product': state }));
  }
  return shapes;
}

function recorded({ film, filmFrom }: EvidenceSession, bar: Bar): Shape[] {
  if (film === null || filmFrom === null) return [];
  const at = (ms: number) => filmFrom + ms;
  return [
    ...film.takes.map(({ fromMs, untilMs }) =>
      bar(at(fromMs), at(untilMs), 8, { class: 'recorded' }),
    ),
    ...film.gaps.map(({ fromMs, untilMs, why }) =>
      bar(at(fromMs), at(untilMs), 8, { class: why === 'notShared' ? 'not-shared' : 'gap' }),
    ),
  ];
}
