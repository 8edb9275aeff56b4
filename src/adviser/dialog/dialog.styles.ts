import { css } from 'lit';

/** How a question lies over the console. */
export const dialogStyles = css`
  dialog {
    inline-size: min(30rem, 100vw - 1.5rem);
    max-block-size: calc(100dvh - 1.5rem);
    padding: 1.5rem;
    overflow: auto;
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    box-shadow: 0 1rem 3rem rgb(0 0 0 / 30%);
  }
  dialog::backdrop {
    background: rgb(8 14 20 / 55%);
  }
  h2 {
    font-size: 1.25rem;
    outline: none;
  }
  .answers {
    display: flex;
    flex-wrap: wrap-reverse;
    gap: 0.5rem;
    justify-content: flex-end;
    margin-block-start: 0.5rem;
  }
`;
