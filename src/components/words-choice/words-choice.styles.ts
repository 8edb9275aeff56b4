import { css } from 'lit';

/** How the pairs of words are laid out. */
export const wordsChoiceStyles = css`
  form {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
  }
  fieldset {
    inline-size: 100%;
    min-inline-size: 0;
  }
  legend {
    font-weight: 600;
    padding: 0;
    margin-block-end: 0.5rem;
  }
  label {
    display: grid;
    grid-template-columns: 1.25rem minmax(0, 1fr);
    gap: 0.75rem;
    align-items: center;
    min-block-size: 2.75rem;
    padding: 0.375rem 0.75rem;
    background: var(--_surface);
    border: 1px solid var(--_control-line);
    border-radius: var(--_radius-small);
    cursor: pointer;
  }
  label:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  input {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--_accent);
  }
  @container (min-width: 26rem) {
    .tight > label {
      max-inline-size: 26rem;
    }
  }
`;
