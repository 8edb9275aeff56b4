import { css } from 'lit';

/** How the number's field is laid out. */
export const connectStyles = css`
  label {
    font-weight: 700;
  }
  .row {
    align-items: stretch;
  }
  input {
    font: inherit;
    font-size: 1.5rem;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.12em;
    color: inherit;
    background: var(--_surface);
    border: 1px solid var(--_control-line);
    border-radius: var(--_radius-small);
    inline-size: 13rem;
    max-inline-size: 100%;
    min-block-size: 3.25rem;
    padding: 0.25rem 0.75rem;
  }
  input[aria-invalid='true'] {
    border: 2px solid var(--_danger);
  }
  .alarm {
    border-block-start: 1px solid var(--_line);
    padding-block-start: 1rem;
  }
  @container (max-width: 30rem) {
    .row > * {
      inline-size: 100%;
    }
  }
`;
