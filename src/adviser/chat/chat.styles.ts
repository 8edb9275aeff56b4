import { css } from 'lit';

/** How the chat is laid out. */
export const chatStyles = css`
  :host {
    block-size: 100%;
  }
  section {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    block-size: 100%;
    background: var(--surface);
  }
  h2 {
    padding: 0.75rem 1rem;
    border-block-end: 1px solid var(--line);
  }
  [role='log'] {
    display: flex;
    flex-direction: column;
    gap: 0.625rem;
    padding: 0.75rem 1rem;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  [role='log']:focus-visible {
    outline-offset: -3px;
  }
  .empty {
    margin: auto;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
    justify-content: center;
    padding-inline: 0.5rem;
    font-size: 0.8125rem;
    color: var(--text-soft);
    text-align: center;
  }
  .message {
    align-self: flex-start;
    max-inline-size: 92%;
    padding: 0.375rem 0.625rem;
    background: var(--surface-soft);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    border-end-start-radius: 0.125rem;
  }
  .own {
    align-self: flex-end;
    background: var(--accent-soft);
    border-color: light-dark(#b9dadd, #2b4d53);
    border-end-start-radius: var(--radius);
    border-end-end-radius: 0.125rem;
  }
  .by {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
    font-size: 0.75rem;
    color: var(--text-soft);
  }
  .by strong {
    font-weight: 600;
  }
  time {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .text {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .refused {
    border-color: var(--danger);
  }
  .refused .mark {
    font-weight: 700;
    color: var(--danger);
  }
  form {
    display: grid;
    gap: 0.375rem;
    padding: 0.75rem 1rem;
    border-block-start: 1px solid var(--line);
  }
  .replies {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    padding-block-end: 0.25rem;
  }
  .replies button {
    min-block-size: 1.75rem;
    padding: 0.125rem 0.625rem;
    font-size: 0.8125rem;
    font-weight: 500;
    border-color: var(--line);
    border-radius: 1rem;
  }
  textarea {
    min-block-size: 4.5rem;
    max-block-size: 12rem;
    resize: vertical;
    field-sizing: content;
  }
  .send {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    justify-content: space-between;
  }
  .send p {
    font-size: 0.8125rem;
  }
  .silent {
    padding: 0.875rem 1rem;
    border-block-start: 1px solid var(--line);
  }
`;
