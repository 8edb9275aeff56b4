import { css } from 'lit';

/** How the floating bar looks, in a window that shares nothing with the page. */
export const floatingBarStyles = css`
  :root {
    color-scheme: light dark;
    font-family: system-ui, sans-serif;
    font-size: 15px;
    line-height: 1.35;
  }
  body,
  p {
    margin: 0;
  }
  main {
    box-sizing: border-box;
    display: grid;
    gap: 0.5rem;
    align-content: center;
    min-block-size: 100vh;
    padding: 0.75rem 1rem;
    color: light-dark(#17212b, #e9eef2);
    background: light-dark(#e6eef0, #26323b);
  }
  main.shared {
    color: #fff;
    background: #8a1c16;
  }
  div {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.5rem;
  }
  .three {
    grid-template-columns: 1fr 1fr 1fr;
  }
  button {
    font: inherit;
    font-weight: 600;
    min-block-size: 44px;
    color: inherit;
    background: transparent;
    border: 1px solid currentcolor;
    border-radius: 8px;
    cursor: pointer;
  }
  .small {
    min-block-size: 28px;
    padding: 0 0.625rem;
  }
  .shared .stop {
    color: #8a1c16;
    background: #fff;
    border-color: #fff;
  }
  button:focus-visible {
    outline: 3px solid currentcolor;
    outline-offset: 2px;
  }
`;
