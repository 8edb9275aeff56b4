import { createTransport } from 'nodemailer';
import type { MailProblem } from '../../../src/protocol/reasons.ts';
import type { Letter } from './letter.ts';

/** A letter was not taken by the mail server, and whether trying again makes sense. */
export class MailError extends Error {
  override readonly name = 'MailError';
  readonly problem: MailProblem;
  readonly isFinal: boolean;
  /** The mail server's three digits, or the library's name of the fault. */
  readonly code: string;
  constructor(problem: MailProblem, isFinal: boolean, code: string) {
    super(`A letter was not taken: ${problem}`);
    this.problem = problem;
    this.isFinal = isFinal;
    this.code = code;
  }
}

/** A letter and where it goes. `messageId` stays the same at every try, so that a second copy can be seen as one. */
export interface Post extends Letter {
  to: string;
  messageId: string;
}

/** Brings letters to the bank's mail server. */
export interface Mailer {
  /** @throws {MailError} if the mail server did not take it. */
  send(post: Post): Promise<void>;
  close(): void;
}

/** Speaks SMTP to the bank's mail server over two kept connections. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
  return {
    async send({ to, messageId, subject, text, html }) {
      const headers = { 'Auto-Submitted': 'auto-generated' };
      // As an object an address is one address, whatever commas or line breaks it may hold.
      const recipient = { name: '', address: to };
      try {
        await transport.sendMail({ from, to: recipient, messageId, subject, text, html, headers });
      } catch (error) {
        throw mailErrorOf(error);
      }
    },
    close: () => transport.close(),
  };
}

function mailErrorOf(error: unknown): MailError {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  if (responseCode !== undefined) {
    return new MailError('mail.refused', responseCode >= 500, String(responseCode));
  }
  const isFinal = code === 'EENVELOPE';
  return new MailError(isFinal ? 'mail.refused' : 'mail.unreachable', isFinal, code ?? 'unknown');
}
