import { css } from 'lit';

/** The two digits are what the eye has to find, here and in the program's window. */
export const programQuestionStyles = css`
  .question {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    align-items: baseline;
  }
  .question strong {
    font-size: 2.5rem;
    font-variant-numeric: tabular-nums;
    line-height: 1.1;
    letter-spacing: 0.08em;
  }
`;
