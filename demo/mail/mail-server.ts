import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { host, listening, portOf } from '../front/listening.ts';
import type { MailStore } from './mail-store.ts';

/** A running mail server and where it is. */
export type MailServer = { readonly url: string; close(): Promise<void> };

/**
 * Starts a real SMTP server that takes every e-mail, except those to `.invalid` addresses:
 * with one of them an adviser sees what the console says about an e-mail that cannot arrive.
 */
export async function startMailServer(store: MailStore, port: number): Promise<MailServer> {
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: 1024 * 1024,
    onRcptTo: ({ address }, _, done) => done(address.endsWith('.invalid') ? noSuchPerson() : null),
    onData: (stream, _, done) => {
      buffer(stream)
        .then((raw) => store.keep(raw))
        .then(() => done(), done);
    },
  });
  smtp.on('error', (error) => console.error(`Mail server: ${error.message}`));
  await listening(smtp.server, port);
  return {
    url: `smtp://${host}:${portOf(smtp.server)}`,
    close: () => new Promise((closed) => smtp.close(closed)),
  };
}

function noSuchPerson(): Error {
  return Object.assign(new Error('Nobody has this address'), { responseCode: 550 });
}
