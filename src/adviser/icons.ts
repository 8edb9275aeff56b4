import { html, svg, type TemplateResult } from 'lit';

const shapes = {
  screen: svg`<rect x="2.5" y="4" width="19" height="13" rx="2"/><path d="M8.5 21h7M12 17v4"/>`,
  hidden: svg`<rect x="2.5" y="4" width="19" height="13" rx="2"/><path d="M8.5 21h7M12 17v4M9 8l6 5M15 8l-6 5"/>`,
  mail: svg`<rect x="3" y="5" width="18" height="14" rx="2"/><path d="M3.5 7l8.5 6 8.5-6"/>`,
  phone: svg`<path d="M6.5 3.5h3l1.5 4-2 1.6a11 11 0 0 0 5.4 5.4l1.6-2 4 1.5v3a2 2 0 0 1-2.2 2A16 16 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2z"/>`,
  warning: svg`<path d="M12 4l9 16H3z"/><path d="M12 10v4.5M12 17.3v.1"/>`,
  check: svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`,
  person: svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 20a7.5 7.5 0 0 1 15 0"/>`,
  closed: svg`<circle cx="12" cy="12" r="9"/><path d="M8.5 12.5l2.5 2.5 4.5-5"/>`,
  chat: svg`<path d="M4 5h16v11H9.5L5 20v-4H4z"/>`,
  wait: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>`,
  shield: svg`<path d="M12 3l7.5 2.8v5.4c0 4.6-3 8-7.5 9.8-4.5-1.8-7.5-5.2-7.5-9.8V5.8z"/><path d="M8.5 12l2.5 2.5 4.5-5"/>`,
  back: svg`<path d="M15 5l-7 7 7 7"/>`,
  record: svg`<circle cx="12" cy="12" r="8"/><circle cx="12" cy="12" r="4" fill="currentcolor"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  fit: svg`<path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"/>`,
} as const;

/** The name of a drawing. */
export type IconName = keyof typeof shapes;

/** A small drawing that stands beside a text that says the same. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shapes[name]}</svg>`;
}
