import type { Chart } from '../../src/trace/chart.ts';
import { chartStyle } from './chart-style.ts';
import { drawChart } from './draw.ts';
import type { Layout } from './layout.ts';
import { shape, toMarkup } from './shape.ts';

/** A statechart as an SVG file that stands by itself, light or dark as its reader's screen is. */
export function chartPicture(chart: Chart, layout: Layout, title: string): string {
  const { width, height } = layout;
  return toMarkup(
    shape(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        class: 'chart',
        viewBox: `0 0 ${String(width)} ${String(height)}`,
        width,
        height,
      },
      shape('title', {}, title),
      shape('style', {}, chartStyle),
      shape('rect', { class: 'paper', width, height }),
      ...drawChart(chart, layout),
    ),
  );
}
