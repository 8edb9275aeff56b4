import { html, svg, type TemplateResult } from 'lit';
import type { Instruction } from '../../locales/instructions.ts';

const screen = svg`<rect class="paper" x="14" y="12" width="92" height="56" rx="5"/><path d="M60 68v8M42 76h36"/>`;

const drawings: Readonly<Record<Instruction['drawing'], TemplateResult>> = {
  call: svg`
    <rect class="paper" x="16" y="10" width="34" height="62" rx="6"/><path d="M28 66h10"/>
    <path class="accent" d="M26 26c0 12 8 20 14 20l3-5-5-3-3 2c-2-2-4-5-4-7l3-2-2-6z"/>
    <rect class="paper" x="60" y="30" width="48" height="32" rx="3"/><path d="M60 34l24 16 24-16"/>
    <circle class="accent" cx="106" cy="28" r="7"/>`,
  number: svg`${screen}
    <rect x="24" y="30" width="72" height="18" rx="3"/>
    <path class="digits" d="M31 42h4M39 42h4M47 42h4M55 42h4M66 42h4M74 42h4M82 42h4M90 42h1"/>
    <rect class="accent" x="24" y="53" width="26" height="8" rx="2"/>`,
  words: svg`
    <path class="paper" d="M12 14h56a4 4 0 0 1 4 4v20a4 4 0 0 1-4 4H30l-10 9v-9h-8a4 4 0 0 1-4-4V18a4 4 0 0 1 4-4z"/>
    <path class="digits" d="M18 28h18M44 28h18"/>
    <path class="paper" d="M54 48h54a4 4 0 0 1 4 4v16a4 4 0 0 1-4 4h-6v8l-9-8H54a4 4 0 0 1-4-4V52a4 4 0 0 1 4-4z"/>
    <path class="digits" d="M58 60h18M84 60h18"/>
    <circle class="accent" cx="98" cy="28" r="10"/><path class="check" d="M93 28l4 4 6-7"/>`,
  show: svg`${screen}
    <path class="accent" d="M19 12h82a5 5 0 0 1 5 5v9H14v-9a5 5 0 0 1 5-5z"/>
    <rect class="paper" x="82" y="15" width="18" height="8" rx="2"/>
    <path d="M36 46s9-11 24-11 24 11 24 11-9 11-24 11-24-11-24-11z"/><circle class="accent" cx="60" cy="46" r="5"/>`,
};

/** The drawing of one step; what it shows stands in words beside it. */
export function drawing(name: Instruction['drawing']): TemplateResult {
  return html`<svg class="drawing" viewBox="0 0 120 84" aria-hidden="true">${drawings[name]}</svg>`;
}
