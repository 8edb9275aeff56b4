import { svg, html, type TemplateResult } from 'lit';

const shapes = {
  eye: svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"/><circle cx="12" cy="12" r="3"/>`,
  hidden: svg`<path d="M4 4l16 16M9.9 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-3 3.7M6.2 7.6A16 16 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 4-.9"/>`,
  hand: svg`<path d="M6 3l12.5 9-5.7 1.1L16 19l-2.6 1.3-3-6L6 18z"/>`,
  record: svg`<circle cx="12" cy="12" r="8"/><circle class="filled" cx="12" cy="12" r="4"/>`,
  recordOff: svg`<circle cx="12" cy="12" r="8" stroke-dasharray="3 3"/><path d="M5 5l14 14"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>`,
  person: svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 20a7.5 7.5 0 0 1 15 0"/>`,
  shield: svg`<path d="M12 3l7.5 2.8v5.4c0 4.6-3 8-7.5 9.8-4.5-1.8-7.5-5.2-7.5-9.8V5.8z"/><path d="M8.5 12l2.5 2.5 4.5-5"/>`,
  warning: svg`<path d="M12 4l9 16H3z"/><path d="M12 10v4.5M12 17.3v.1"/>`,
  check: svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`,
  lock: svg`<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>`,
} as const;

/** A small drawing that stands beside a text that says the same. */
export function icon(name: keyof typeof shapes): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shapes[name]}</svg>`;
}
