import { css } from 'lit';

/** How the middle of the console is laid out while there is no picture. */
export const progressStyles = css`
  :host {
    display: grid;
    place-items: center;
    min-block-size: 100%;
    padding: 1.5rem;
  }
  .card {
    inline-size: min(32rem, 100%);
    padding: 1.5rem;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .titled {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 1rem;
    align-items: start;
  }
  .drawing {
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    color: var(--text-soft);
    background: var(--surface-soft);
    border-radius: var(--radius);
  }
  .live .drawing {
    color: var(--accent);
    background: var(--accent-soft);
  }
  .warn .drawing {
    color: var(--warn);
    background: var(--warn-soft);
  }
  .bad .drawing {
    color: var(--danger);
    background: var(--danger-soft);
  }
  .title {
    font-size: 1.125rem;
    padding-block-start: 0.125rem;
  }
  hr {
    inline-size: 100%;
    margin: 0;
    border: 0;
    border-block-start: 1px solid var(--line);
  }
  ol {
    display: grid;
    gap: 0.625rem;
    padding: 0;
    list-style: none;
    counter-reset: step;
  }
  li {
    display: grid;
    grid-template-columns: 1.75rem minmax(0, 1fr);
    gap: 0.75rem;
    align-items: baseline;
    counter-increment: step;
  }
  li::before {
    content: counter(step);
    display: grid;
    place-items: center;
    block-size: 1.75rem;
    font-size: 0.8125rem;
    font-weight: 700;
    color: var(--accent);
    background: var(--accent-soft);
    border-radius: 50%;
  }
`;
