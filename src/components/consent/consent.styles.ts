import { css } from 'lit';

/** How the agreement and its box are laid out. */
export const consentStyles = css`
  .agreement {
    display: grid;
    gap: 0.75rem;
  }
  ol {
    display: grid;
    gap: 0.75rem;
    padding-inline-start: 1.5rem;
  }
  li::marker {
    font-weight: 700;
    color: var(--_accent);
  }
  summary,
  .instructions {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.75rem;
    font-weight: 600;
    color: var(--_accent);
    cursor: pointer;
  }
  summary {
    gap: 0.5rem;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  summary::before {
    content: '';
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border: solid currentcolor;
    border-width: 0 2px 2px 0;
    transform: rotate(-45deg);
  }
  details[open] > summary::before {
    transform: rotate(45deg);
  }
  details > :last-child {
    padding-block: 1rem 0.5rem;
  }
  .knows {
    display: grid;
    grid-template-columns: 1.5rem minmax(0, 1fr);
    gap: 0.75rem;
    padding-block: 0.625rem;
    align-items: start;
    cursor: pointer;
  }
  input {
    inline-size: 1.5rem;
    block-size: 1.5rem;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  .wide {
    justify-self: start;
  }
  .alarm {
    border-block-start: 1px solid var(--_line);
    padding-block-start: 1rem;
  }
  @container (max-width: 30rem) {
    .wide {
      justify-self: stretch;
    }
  }
`;
