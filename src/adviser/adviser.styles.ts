import { css } from 'lit';

/** How the console's three parts are laid out: beside each other, or one after another on narrow screens. */
export const adviserStyles = css`
  :host {
    color-scheme: light dark;
    container: console / inline-size;
    block-size: 100dvh;
    min-block-size: 20rem;
    overflow: hidden;
    font-family: system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
    background: var(--page);
  }
  .console {
    display: grid;
    grid-template-columns: clamp(14rem, 20cqi, 19rem) minmax(0, 1fr);
    grid-template-rows: auto minmax(0, 1fr);
    block-size: 100%;
  }
  .question {
    position: absolute;
  }
  .take-over {
    grid-row: 1;
    grid-column: 1 / -1;
  }
  .queue,
  main {
    grid-row: 2;
  }
  .queue {
    min-block-size: 0;
    border-inline-end: 1px solid var(--line);
  }
  .session {
    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr);
    min-block-size: 0;
    min-inline-size: 0;
  }
  .strips {
    min-inline-size: 0;
  }
  .strip {
    padding: 0.5rem 1rem;
    font-weight: 600;
    color: var(--warn);
    background: var(--warn-soft);
    border-block-end: 1px solid var(--line);
  }
  .hand-over {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
  }
  .hand-over p {
    margin: 0;
  }
  .second {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-block-size: 0;
  }
  .chat.alone {
    border: 0;
  }
  .parts {
    display: grid;
    grid-template-columns: minmax(0, 1fr) clamp(17rem, 25cqi, 26rem);
    min-block-size: 0;
  }
  .picture {
    min-block-size: 0;
    min-inline-size: 0;
    overflow: auto;
  }
  .chat {
    min-block-size: 0;
    border-inline-start: 1px solid var(--line);
  }
  @container console (max-width: 60rem) {
    .console {
      grid-template-columns: minmax(0, 1fr);
    }
    .queue {
      border: 0;
    }
    .console.shows-session .queue,
    .console:not(.shows-session) > main {
      display: none;
    }
    .session {
      grid-template-rows: auto auto auto;
      align-content: start;
      overflow-y: auto;
    }
    .parts {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto auto;
    }
    .picture {
      overflow: visible;
    }
    .picture.live {
      block-size: min(60dvh, 56.25cqi + 6.5rem);
    }
    .chat {
      block-size: min(80dvh, 36rem);
      border-inline-start: 0;
      border-block-start: 1px solid var(--line);
    }
  }
`;
