import { css } from 'lit';

/** How the customer's desktop is laid out. */
export const pictureStyles = css`
  :host {
    block-size: 100%;
  }
  .frame {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    block-size: 100%;
    background: var(--stage);
  }
  .stage {
    display: grid;
    min-block-size: 0;
    min-inline-size: 0;
  }
  .stage:focus-visible {
    outline-offset: -3px;
  }
  .fitted {
    overflow: hidden;
  }
  .fitted video {
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 0;
    object-fit: contain;
  }
  .actual {
    overflow: auto;
    overscroll-behavior: contain;
    cursor: grab;
    touch-action: none;
  }
  .actual:active {
    cursor: grabbing;
  }
  .actual video {
    margin: auto;
    max-inline-size: none;
  }
  .controlled,
  .controlled:active {
    cursor: crosshair;
    touch-action: none;
    outline: 3px solid var(--good);
    outline-offset: -3px;
  }
  .point,
  .draw,
  .point:active,
  .draw:active {
    cursor: crosshair;
    touch-action: none;
  }
  .cannot {
    flex: 0 1 18rem;
    font-size: 0.8125rem;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    align-items: center;
    padding: 0.5rem 1rem;
    background: var(--surface);
    border-block-start: 1px solid var(--line);
  }
  .facts {
    display: flex;
    flex: 1 1 auto;
    flex-wrap: wrap;
    gap: 0 0.75rem;
    font-size: 0.875rem;
  }
  .resolution {
    font-variant-numeric: tabular-nums;
    color: var(--text-soft);
  }
  .sizes {
    display: flex;
  }
  .sizes button {
    border-radius: 0;
    min-inline-size: 3.5rem;
  }
  .sizes button:first-child {
    border-start-start-radius: var(--radius-small);
    border-end-start-radius: var(--radius-small);
  }
  .sizes button:last-child {
    border-inline-start: 0;
    border-start-end-radius: var(--radius-small);
    border-end-end-radius: var(--radius-small);
  }
  .sizes button[aria-pressed='true'] {
    color: var(--on-accent);
    background: var(--accent);
  }
  .sizes button:focus-visible {
    position: relative;
    z-index: 1;
  }
  @media (forced-colors: active) {
    .sizes button[aria-pressed='true'] {
      color: HighlightText;
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
