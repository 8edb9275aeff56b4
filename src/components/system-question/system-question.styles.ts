import { css } from 'lit';

/** Each line is a label over its whole width, so that a finger finds it. */
export const systemQuestionStyles = css`
  ul {
    list-style: none;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  li + li {
    border-block-start: 1px solid var(--_line);
  }
  label {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 0.75rem;
    align-items: center;
    padding: 0.5rem 0.75rem;
    cursor: pointer;
  }
  label:has(:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: -3px;
  }
  .value {
    grid-column: 2;
    color: var(--_text-soft);
    overflow-wrap: anywhere;
  }
  label:not(:has(:checked)) .value {
    text-decoration: line-through;
  }
`;
