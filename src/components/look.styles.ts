import { css } from 'lit';

/**
 * What all elements look like. Every colour comes from a `--remote-help-*` property of the bank's, or from a
 * default for light and dark pages; in forced colours the system's own win.
 */
export const look = css`
  :host {
    --_accent: var(--remote-help-accent, light-dark(#0a5c66, #7fd0d6));
    --_on-accent: var(--remote-help-on-accent, light-dark(#fff, #06282c));
    --_surface: var(--remote-help-surface, light-dark(#fff, #161c22));
    --_surface-soft: var(--remote-help-surface-soft, light-dark(#f2f6f7, #1f272f));
    --_text: var(--remote-help-text, light-dark(#17212b, #e9eef2));
    --_text-soft: var(--remote-help-text-soft, light-dark(#4a5765, #aab6c1));
    --_line: var(--remote-help-line, light-dark(#cfd8de, #3a4651));
    --_control-line: var(--remote-help-control-line, light-dark(#6b7986, #8492a0));
    --_danger: var(--remote-help-danger, light-dark(#a8201a, #ffb3aa));
    --_danger-soft: light-dark(#fdf0ee, #3a2220);
    --_good: light-dark(#1d6b3c, #8fd6a8);
    --_good-soft: light-dark(#edf7f0, #1b2f23);
    --_radius: var(--remote-help-radius, 0.75rem);
    --_radius-small: calc(var(--_radius) * 0.66);
    display: block;
    font-size: 1rem;
    line-height: 1.5;
    color: var(--_text);
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
  .heading {
    font-size: clamp(1.375rem, 1.1rem + 1.4vw, 1.75rem);
    font-weight: 700;
    line-height: 1.2;
    letter-spacing: -0.01em;
    text-wrap: balance;
    outline: none;
  }
  .subheading {
    font-size: 1.0625rem;
    font-weight: 700;
    line-height: 1.3;
  }
  .lead {
    font-size: 1.0625rem;
    color: var(--_text-soft);
    text-wrap: pretty;
  }
  .soft {
    color: var(--_text-soft);
    font-size: 0.9375rem;
  }
  .step {
    font-size: 0.8125rem;
    font-weight: 600;
    letter-spacing: 0.04em;
    color: var(--_accent);
  }
  .stack {
    display: grid;
    gap: 1.25rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .tight {
    display: grid;
    gap: 0.5rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: center;
  }
  button {
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    color: var(--_accent);
    background: var(--_surface);
    border: 1px solid var(--_control-line);
    border-radius: var(--_radius-small);
    min-block-size: 2.75rem;
    min-inline-size: 2.75rem;
    padding: 0.5rem 1.25rem;
    cursor: pointer;
  }
  button:hover {
    background: var(--_surface-soft);
  }
  button.main {
    color: var(--_on-accent);
    background: var(--_accent);
    border-color: var(--_accent);
  }
  button.main:hover {
    background: color-mix(in oklab, var(--_accent), var(--_text) 14%);
  }
  button.danger {
    color: var(--_danger);
    border-color: var(--_danger);
  }
  button.quiet {
    background: none;
    border-color: transparent;
    padding-inline: 0.5rem;
    margin-inline: -0.5rem;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    font-weight: 500;
  }
  button.quiet:hover {
    text-decoration-thickness: 2px;
  }
  button[aria-disabled='true'] {
    color: var(--_text-soft);
    background: var(--_surface-soft);
    border: 1px dashed var(--_control-line);
    cursor: not-allowed;
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.2em;
  }
  :is(button, a, input, textarea, summary, [role='log']):focus-visible,
  .heading:focus-visible {
    outline: 3px solid var(--remote-help-focus, light-dark(#0b57d0, #a8c7fa));
    outline-offset: 2px;
    border-radius: var(--_radius-small);
  }
  .heading:focus-visible {
    outline-offset: 4px;
    outline-width: 2px;
  }
  .box {
    padding: 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    background: var(--_surface-soft);
  }
  .box.good {
    background: var(--_good-soft);
    border-color: var(--_good);
  }
  .box.danger {
    background: var(--_danger-soft);
    border-color: var(--_danger);
  }
  .with-icon {
    display: grid;
    grid-template-columns: 1.5rem minmax(0, 1fr);
    gap: 0.75rem;
    align-items: start;
  }
  .icon {
    inline-size: 1.5rem;
    block-size: 1.5rem;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon .filled {
    fill: currentcolor;
  }
  .good > .icon {
    color: var(--_good);
  }
  .error,
  .danger > .icon {
    color: var(--_danger);
  }
  .error {
    font-weight: 600;
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
    button[aria-disabled='true'] {
      color: GrayText;
      border-color: GrayText;
    }
  }
`;
