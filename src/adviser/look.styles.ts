import { css } from 'lit';

/** What all elements of the console look like, on light and on dark screens. In forced colours the system's own win. */
export const look = css`
  :host {
    --accent: light-dark(#0a5c66, #7fd0d6);
    --accent-soft: light-dark(#e2f0f1, #1a3438);
    --on-accent: light-dark(#fff, #06282c);
    --page: light-dark(#eef2f4, #0e1318);
    --surface: light-dark(#fff, #161c22);
    --surface-soft: light-dark(#f5f8f9, #1c242b);
    --stage: #0b0f13;
    --text: light-dark(#17212b, #e9eef2);
    --text-soft: light-dark(#4a5765, #aab6c1);
    --line: light-dark(#d5dde2, #2d3842);
    --control-line: light-dark(#6b7986, #8492a0);
    --danger: light-dark(#a8201a, #ffb3aa);
    --danger-soft: light-dark(#fdf0ee, #3a2220);
    --good: light-dark(#1d6b3c, #8fd6a8);
    --good-soft: light-dark(#e8f5ec, #1b2f23);
    --warn: light-dark(#7a4b00, #f0c878);
    --warn-soft: light-dark(#fdf3e0, #33291a);
    --radius: 0.625rem;
    --radius-small: 0.375rem;
    display: block;
    font-size: 0.9375rem;
    line-height: 1.45;
    color: var(--text);
    overflow-wrap: break-word;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ul {
    list-style: none;
  }
  h1,
  h2,
  h3 {
    font-size: 1rem;
    font-weight: 700;
    line-height: 1.3;
    text-wrap: balance;
  }
  .soft {
    color: var(--text-soft);
    font-size: 0.875rem;
  }
  .stack {
    display: grid;
    gap: 1rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .tight {
    display: grid;
    gap: 0.375rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }
  button {
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    color: var(--accent);
    background: var(--surface);
    border: 1px solid var(--control-line);
    border-radius: var(--radius-small);
    min-block-size: 2.25rem;
    padding: 0.375rem 0.875rem;
    cursor: pointer;
  }
  button.quiet {
    white-space: nowrap;
  }
  button:hover {
    background: var(--surface-soft);
  }
  button.main {
    color: var(--on-accent);
    background: var(--accent);
    border-color: var(--accent);
  }
  button.main:hover {
    background: color-mix(in oklab, var(--accent), var(--text) 14%);
  }
  button.danger {
    color: var(--danger);
    border-color: var(--danger);
  }
  button.danger.main {
    color: light-dark(#fff, #3a0d0a);
    background: var(--danger);
  }
  button.quiet {
    color: var(--text-soft);
    background: none;
    border-color: transparent;
    font-weight: 500;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    padding-inline: 0.375rem;
  }
  button.quiet:hover {
    color: var(--text);
  }
  button[aria-disabled='true'] {
    color: var(--text-soft);
    background: var(--surface-soft);
    border: 1px dashed var(--control-line);
    cursor: progress;
  }
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--control-line);
    border-radius: var(--radius-small);
    inline-size: 100%;
    min-block-size: 2.5rem;
    padding: 0.375rem 0.625rem;
  }
  :is(input, textarea)[aria-invalid='true'] {
    border: 2px solid var(--danger);
  }
  label {
    font-weight: 600;
  }
  :is(button, a, input, select, textarea, summary, [tabindex]):focus-visible {
    outline: 3px solid light-dark(#0b57d0, #a8c7fa);
    outline-offset: 2px;
  }
  [tabindex='-1']:focus-visible {
    outline-width: 2px;
  }
  .error {
    color: var(--danger);
    font-weight: 600;
  }
  .box {
    padding: 0.75rem 1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--surface-soft);
  }
  .box.danger {
    color: var(--danger);
    background: var(--danger-soft);
    border-color: var(--danger);
  }
  .box.warn {
    color: var(--warn);
    background: var(--warn-soft);
    border-color: currentcolor;
  }
  .with-icon {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.5rem;
    align-items: start;
  }
  .icon {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .state {
    display: inline-flex;
    gap: 0.375rem;
    align-items: center;
    padding: 0.0625rem 0.5rem;
    font-size: 0.8125rem;
    font-weight: 600;
    white-space: nowrap;
    color: var(--text-soft);
    background: var(--surface-soft);
    border: 1px solid var(--line);
    border-radius: 1rem;
  }
  .state::before {
    content: '';
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    border: 2px solid currentcolor;
  }
  .state[data-state='chat-only'] {
    color: var(--accent);
    background: var(--accent-soft);
  }
  .state[data-state='sharing'] {
    color: var(--good);
    background: var(--good-soft);
  }
  .state[data-state='stopped'] {
    color: var(--warn);
    background: var(--warn-soft);
  }
  .state:is([data-state='chat-only'], [data-state='sharing'], [data-state='stopped'])::before {
    background: currentcolor;
  }
  kbd {
    padding: 0.0625rem 0.375rem;
    font: inherit;
    font-size: 0.75rem;
    color: var(--text-soft);
    background: var(--surface-soft);
    border: 1px solid var(--line);
    border-block-end-width: 2px;
    border-radius: 0.25rem;
    white-space: nowrap;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    button.main {
      border-width: 3px;
    }
    .state::before {
      background: CanvasText;
    }
  }
`;
