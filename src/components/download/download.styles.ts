import { css } from 'lit';

/** How the program's facts are laid out. */
export const downloadStyles = css`
  progress {
    inline-size: 100%;
    block-size: 0.75rem;
    accent-color: var(--_accent);
  }
  dl {
    display: grid;
    grid-template-columns: minmax(8rem, max-content) minmax(0, 1fr);
    gap: 0.5rem 1.5rem;
  }
  dt {
    color: var(--_text-soft);
  }
  dd {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .digest {
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    font-size: 0.8125rem;
    font-weight: 400;
    line-height: 1.6;
  }
  ol {
    display: grid;
    gap: 0.5rem;
    padding-inline-start: 1.5rem;
  }
  .alarm {
    border-block-start: 1px solid var(--_line);
    padding-block-start: 1rem;
  }
  @container (max-width: 30rem) {
    dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    dd + dt {
      margin-block-start: 0.625rem;
    }
    .row > button {
      inline-size: 100%;
    }
  }
`;
