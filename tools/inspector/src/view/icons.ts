import { svg, type SVGTemplateResult } from 'lit/html.js';

/** Icons are drawn here: fonts lack half of the usual signs for playing and stepping. */
const paths = {
  first: 'M4 4h2v12H4zM16 4v12l-9-6z',
  back: 'M15 4v12l-9-6z',
  play: 'M6 3.5v13l11-6.5z',
  pause: 'M5 4h3.6v12H5zM11.4 4H15v12h-3.6z',
  forward: 'M5 4v12l9-6z',
  last: 'M14 4h2v12h-2zM4 4v12l9-6z',
  mark: 'M5 3h10v14l-5-4-5 4z',
  plus: 'M9 4h2v5h5v2h-5v5H9v-5H4V9h5z',
  minus: 'M4 9h12v2H4z',
  whole: 'M3 3h5v2H5v3H3zM12 3h5v5h-2V5h-3zM3 12h2v3h3v2H3zM15 12h2v5h-5v-2h3z',
  follow:
    'M9 2h2v3.1A5 5 0 0 1 14.9 9H18v2h-3.1a5 5 0 0 1-3.9 3.9V18H9v-3.1A5 5 0 0 1 5.1 11H2V9h3.1A5 5 0 0 1 9 5.1zM10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  good: 'M8 14.2 3.8 10l-1.4 1.4L8 17 18 7l-1.4-1.4z',
  bad: 'M10 2 1 18h18zM9 8h2v5H9zm0 6h2v2H9z',
} as const;

export type Icon = keyof typeof paths;

/** An icon beside or in place of a text; what it means always stands in the text. */
export function icon(name: Icon): SVGTemplateResult {
  return svg`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d=${paths[name]}></path></svg>`;
}
