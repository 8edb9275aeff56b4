import { css } from 'lit';

/** How the chat is laid out. */
export const chatStyles = css`
  .chat {
    display: grid;
    grid-template-rows: auto minmax(12rem, 1fr) auto;
    gap: 0.75rem;
    block-size: 100%;
  }
  .heading {
    font-size: 1.0625rem;
  }
  [role='log'] {
    display: flex;
    flex-direction: column;
    gap: 0.75rem;
    max-block-size: 26rem;
    padding: 0.75rem;
    overflow-y: auto;
    overscroll-behavior: contain;
    background: var(--_surface-soft);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
    justify-content: center;
    padding-inline: 1rem;
    text-align: center;
    font-size: 0.875rem;
    color: var(--_text-soft);
  }
  .message {
    align-self: flex-start;
    max-inline-size: min(85%, 34rem);
    padding: 0.5rem 0.75rem;
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    border-end-start-radius: 0.125rem;
  }
  .own {
    align-self: flex-end;
    background: light-dark(#dff0f1, #1d3c40);
    border-color: light-dark(#b4d7da, #2f5b60);
    border-end-start-radius: var(--_radius-small);
    border-end-end-radius: 0.125rem;
  }
  .by,
  .mark,
  time {
    font-size: 0.8125rem;
    color: var(--_text-soft);
  }
  .own :is(.by, .mark, time) {
    color: light-dark(#3b4e58, #b9c9d2);
  }
  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .mark {
    text-align: end;
  }
  .own.refused .mark {
    color: var(--_danger);
    font-weight: 700;
  }
  label {
    font-weight: 600;
    font-size: 0.9375rem;
  }
  textarea {
    font: inherit;
    color: inherit;
    background: var(--_surface);
    border: 1px solid var(--_control-line);
    border-radius: var(--_radius-small);
    inline-size: 100%;
    min-block-size: 4rem;
    max-block-size: 12rem;
    padding: 0.5rem 0.75rem;
    resize: vertical;
    field-sizing: content;
  }
  textarea[aria-invalid='true'] {
    border: 2px solid var(--_danger);
  }
  form > button {
    justify-self: end;
  }
`;
