import { css } from 'lit';

/** How the facts about the picture and the one big button are laid out. */
export const sharingStyles = css`
  .facts {
    display: grid;
    gap: 0.625rem;
    list-style: none;
  }
  .stop {
    min-block-size: 3.5rem;
    font-size: 1.125rem;
    inline-size: 100%;
  }
`;
