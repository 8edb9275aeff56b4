import { css } from 'lit';

/** The strip above the element: nobody may take a test build, or a replay, for the real thing. */
export const stripStyles = css`
  .strip {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
    max-inline-size: var(--remote-help-max-width, 64rem);
    margin-inline: auto;
    margin-block-end: 0.5rem;
    padding: 0.5rem 0.75rem;
    border: 2px dashed var(--_qa);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    font-size: 0.875rem;
    --_qa: light-dark(#8a4b00, #ffc27a);
  }
  /* A replay is never out of sight, however far the page is scrolled; at the top is the status bar. */
  .replay {
    position: fixed;
    inset-block-end: 0.5rem;
    inset-inline: 0.5rem;
    z-index: 2147483647;
    margin-block-end: 0;
    border-style: solid;
    background: light-dark(#fff3e0, #35240d);
  }
  .badge {
    padding: 0.125rem 0.5rem;
    border-radius: 0.25rem;
    color: var(--_surface);
    background: var(--_qa);
    font-weight: 700;
    letter-spacing: 0.06em;
  }
  .says {
    flex: 1 1 14rem;
  }
  .step {
    display: block;
    color: inherit;
    letter-spacing: 0;
    font-variant-numeric: tabular-nums;
  }
  @media (max-width: 30rem) {
    .replay .says {
      flex-basis: 6rem;
    }
    .replay .explains {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .badge {
      border: 1px solid;
    }
  }
`;
