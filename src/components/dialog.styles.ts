import { css } from 'lit';

/** How a dialog lies over the page, below the status bar. */
export const dialogStyles = css`
  dialog {
    position: fixed;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    overflow: auto;
    overscroll-behavior: contain;
    scroll-padding-block-start: var(--remote-help-bar-height, 9rem);
  }
  dialog[open] {
    display: grid;
    grid-template-rows: auto minmax(min-content, 1fr);
    align-items: center;
    justify-items: center;
  }
  dialog::backdrop {
    background: rgb(12 20 28 / 60%);
  }
  ::slotted([slot='bar']) {
    position: sticky;
    inset-block-start: 0;
    inline-size: 100%;
    z-index: 1;
  }
  .content {
    inline-size: min(42rem, 100% - 1.5rem);
    margin-block: 0.75rem;
    padding: clamp(1rem, 4vw, 2rem);
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    box-shadow: 0 1rem 3rem rgb(0 0 0 / 30%);
  }
  .points {
    display: grid;
    gap: 0.75rem;
    list-style: none;
  }
  .points .icon {
    color: var(--_accent);
  }
`;
