import { css } from 'lit';

/** How the bar is laid out: facts first, and three buttons in the same places always. */
export const statusBarStyles = css`
  :host {
    container-type: inline-size;
    font-size: 0.9375rem;
    line-height: 1.35;
  }
  .bar {
    --bar: var(--remote-help-bar, light-dark(#e6eef0, #26323b));
    --on-bar: var(--_text);
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.5rem 1.5rem;
    align-items: start;
    padding: 0.625rem 1rem;
    color: var(--on-bar);
    background: var(--bar);
    border-block-end: 3px solid var(--_accent);
  }
  .bar.shared {
    --bar: var(--remote-help-bar-shared, #8a1c16);
    --on-bar: var(--remote-help-on-bar-shared, #fff);
    border-block-end-color: light-dark(#5d100c, #ffb3aa);
  }
  .facts {
    display: grid;
    gap: 0.25rem;
  }
  .what,
  .who {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 1rem;
  }
  .fact,
  .trouble {
    display: inline-flex;
    gap: 0.375rem;
    align-items: center;
  }
  .second {
    align-items: center;
  }
  .small {
    min-block-size: 1.75rem;
    padding: 0.125rem 0.625rem;
    font-size: 0.875rem;
  }
  .icon {
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }
  .trouble {
    font-weight: 600;
  }
  .hint {
    font-weight: 600;
  }
  time {
    font-variant-numeric: tabular-nums;
  }
  .buttons {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 0.5rem;
  }
  button {
    padding: 0.25rem 0.75rem;
    line-height: 1.2;
    color: var(--on-bar);
    background: transparent;
    border-color: currentcolor;
  }
  button:hover {
    background: color-mix(in oklab, currentcolor 14%, transparent);
  }
  .shared .stop {
    color: var(--bar);
    background: var(--on-bar);
    border-color: var(--on-bar);
  }
  .shared button:focus-visible {
    outline-color: var(--on-bar);
  }
  @container (max-width: 52rem) {
    .bar {
      grid-template-columns: minmax(0, 1fr);
      padding: 0.5rem 0.75rem;
    }
    /* What is said has more lines at times; the buttons must not move because of that. */
    .buttons {
      order: -1;
    }
  }
  @container (max-width: 30rem) {
    .facts {
      font-size: 0.8125rem;
    }
    .soft-part {
      display: none;
    }
    .what {
      gap: 0.125rem 0.75rem;
    }
    button {
      padding: 0.25rem;
      font-size: 0.875rem;
    }
  }
  /* On a low screen, or at 400 %, what is said shrinks to what matters; the buttons stay as they are. */
  @media (max-height: 24rem) {
    .what .fact:not(.sight, .recorded, .controlled),
    .who:not(.second) > :first-child:not(:last-child) {
      display: none;
    }
  }
`;
