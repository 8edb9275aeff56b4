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
    color: var(--accent);
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
    accent-color: var(--accent);
    cursor: pointer;
    scroll-margin-block: 9rem;
  }
  .wide {
    justify-self: start;
  }
  .alarm {
    border-block-start: 1px solid var(--line);
    padding-block-start: 1rem;
  }
  @container (max-width: 30rem) {
    .wide {
      justify-self: stretch;
    }
  }
`;
