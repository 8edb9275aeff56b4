import { css } from 'lit';

/** How the end is laid out. */
export const closedStyles = css`
  .facts {
    display: grid;
    gap: 0.75rem;
    list-style: none;
  }
  .facts .icon {
    color: var(--_text-soft);
  }
  .steps {
    display: grid;
    gap: 0.5rem;
    padding-inline-start: 1.125rem;
  }
`;
