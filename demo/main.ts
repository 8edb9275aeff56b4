/** `npm start`: everything on one machine, with real parts. Ctrl-C ends all of it. */
import { BrokerStartError } from './broker/broker-child.ts';
import { startDemo } from './demo.ts';
import { PortInUseError } from './front/listening.ts';
import { NotBuiltError } from './front/static-files.ts';
import { readSettings, SettingsError } from './settings.ts';

try {
  const demo = await startDemo({ ...readSettings(process.env), say: (text) => console.log(text) });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void demo.close().then(() => process.exit(0)));
  }
  console.log(
    [
      `Bank page        ${demo.origin}/`,
      `Adviser console  ${demo.origin}/adviser/`,
      `Mailbox          ${demo.origin}/mailbox/`,
      `Inspector        ${demo.origin}/inspector/`,
    ].join('\n'),
  );
} catch (error) {
  console.error(isExpected(error) ? error.message : error);
  process.exit(1);
}

/** What the person who started the demo can mend: they need the sentence, not where it was thrown. */
function isExpected(error: unknown): error is Error {
  const kinds = [SettingsError, PortInUseError, NotBuiltError, BrokerStartError];
  return kinds.some((kind) => error instanceof kind);
}
