import { css } from 'lit';

/** How the adviser's name and what can be done are laid out. */
export const talkingStyles = css`
  .person > .icon {
    inline-size: 2.75rem;
    block-size: 2.75rem;
    padding: 0.5rem;
    border-radius: 50%;
    color: var(--_accent);
    background: var(--_surface-soft);
    border: 1px solid var(--_line);
  }
  .person {
    grid-template-columns: 2.75rem minmax(0, 1fr);
    align-items: center;
  }
  .role {
    margin-inline-start: 0.5rem;
    color: var(--_text-soft);
  }
  .verified {
    display: flex;
    gap: 0.25rem;
    align-items: center;
    font-size: 0.9375rem;
    color: var(--_good);
  }
  .verified .icon {
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }
`;
