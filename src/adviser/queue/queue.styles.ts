import { css } from 'lit';

/** How the list of sessions is laid out. */
export const queueStyles = css`
  :host {
    block-size: 100%;
  }
  nav {
    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr) auto;
    block-size: 100%;
    background: var(--surface);
  }
  .top {
    display: flex;
    gap: 0.625rem;
    align-items: center;
    padding: 0.875rem 1rem;
    border-block-end: 1px solid var(--line);
  }
  .mark {
    display: grid;
    place-items: center;
    inline-size: 2rem;
    block-size: 2rem;
    color: var(--on-accent);
    background: var(--accent);
    border-radius: var(--radius-small);
  }
  .new {
    padding: 0.75rem 1rem;
  }
  .new button {
    display: flex;
    gap: 0.375rem;
    align-items: center;
    justify-content: center;
    inline-size: 100%;
    min-block-size: 2.5rem;
  }
  .lists {
    padding: 0 0.5rem 0.75rem;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  h3 {
    padding: 0.625rem 0.5rem 0.25rem;
    font-size: 0.75rem;
    font-weight: 600;
    color: var(--text-soft);
    letter-spacing: 0.04em;
    text-transform: uppercase;
  }
  .empty {
    padding: 0.5rem;
  }
  .session {
    display: grid;
    gap: 0.25rem;
    inline-size: 100%;
    padding: 0.5rem;
    font-weight: 400;
    color: inherit;
    text-align: start;
    background: none;
    border-color: transparent;
    border-inline-start-width: 3px;
  }
  .session[aria-current='true'] {
    background: var(--accent-soft);
    border-color: transparent;
    border-inline-start-color: var(--accent);
  }
  .line {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    justify-content: space-between;
    min-inline-size: 0;
  }
  .email {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .over .email {
    font-weight: 500;
    color: var(--text-soft);
  }
  .last {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.625rem;
    align-items: baseline;
  }
  .fate {
    font-size: 0.8125rem;
    color: var(--text-soft);
  }
  .fate.bad {
    color: var(--danger);
    font-weight: 600;
  }
  .unread {
    flex: none;
    min-inline-size: 1.375rem;
    padding-inline: 0.375rem;
    font-size: 0.75rem;
    font-weight: 700;
    line-height: 1.375rem;
    color: var(--on-accent);
    text-align: center;
    background: var(--accent);
    border-radius: 1rem;
  }
  .reference,
  time {
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    color: var(--text-soft);
    white-space: nowrap;
  }
  .bottom {
    display: grid;
    gap: 0.375rem;
    padding: 0.75rem 1rem;
    border-block-start: 1px solid var(--line);
  }
  summary {
    padding-block: 0.25rem;
    font-size: 0.875rem;
    color: var(--text-soft);
    cursor: pointer;
  }
  .keys {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.25rem 0.5rem;
    padding-block: 0.375rem;
    font-size: 0.8125rem;
  }
  .who {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    justify-content: space-between;
  }
  .who > div {
    min-inline-size: 0;
  }
  .name {
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .session[aria-current='true'] {
      outline: 2px solid Highlight;
    }
    .unread {
      border: 1px solid;
    }
  }
`;
