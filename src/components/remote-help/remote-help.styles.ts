import { css } from 'lit';

/** The frame around whatever state the session is in. */
export const remoteHelpStyles = css`
  :host {
    color-scheme: light dark;
  }
  .frame {
    max-inline-size: var(--remote-help-max-width, 64rem);
    margin-inline: auto;
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: clip;
  }
  /* In the top layer nothing of the page can cover it, clip it or carry it away. */
  .pinned {
    position: fixed;
    inset: 0 0 auto;
    inline-size: 100%;
    max-inline-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    color: inherit;
    background: none;
    overflow: visible;
  }
  .body {
    container-type: inline-size;
    padding: clamp(1rem, 4vw, 2rem);
  }
  .inner {
    display: grid;
    gap: 1.5rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .state {
    max-inline-size: 42rem;
  }
  ::slotted([slot='footer']) {
    display: block;
    padding: 1rem clamp(1rem, 4vw, 2rem);
    border-block-start: 1px solid var(--_line);
    color: var(--_text-soft);
    font-size: 0.875rem;
  }
  @container (min-width: 48rem) {
    .joined {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 2rem;
      grid-auto-flow: dense;
    }
    .joined remote-help-files {
      grid-column: 2;
    }
    .joined :is(remote-help-chat, remote-help-files) {
      border-inline-start: 1px solid var(--_line);
      padding-inline-start: 2rem;
    }
  }
`;
