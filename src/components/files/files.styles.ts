import { css } from 'lit';

/** How the files are laid out, one below the other. */
export const filesStyles = css`
  ul {
    display: grid;
    gap: 0.75rem;
    list-style: none;
  }
  .file {
    display: grid;
    gap: 0.5rem;
    grid-template-columns: minmax(0, 1fr);
    padding: 0.75rem 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
  }
  .file.asked {
    border: 2px solid var(--_accent);
  }
  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  progress {
    inline-size: 100%;
    accent-color: var(--_accent);
  }
  input[type='file'] {
    display: none;
  }
`;
