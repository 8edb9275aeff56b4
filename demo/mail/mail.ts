/** An e-mail as the mailbox shows it: text only. */
export type Mail = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly at: string;
  readonly text: string;
};
