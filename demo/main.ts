/** `npm start`: everything on one machine, with real parts. Ctrl-C ends all of it. */
import { BrokerStartError } from './broker/broker-child.ts';
import { startDemo } from './demo.ts';
import { PortInUseError } from './front/listening.ts';
import { NotBuiltError } from './front/static-files.ts';
import { buildPrograms, programsFolder } from './programs.ts';
import { readSettings, SettingsError } from './settings.ts';

try {
  const settings = readSettings(process.env);
  const say = (text: string) => console.log(text);
  const folder = programsFolder(settings.dataFolder);
  const brokerSettings = { REMOTE_HELP_PROGRAMS_DIR: folder };
  const demo = await startDemo({ ...settings, say, brokerSettings });
  const { brokerOrigin } = demo;
  const stopBuilding = buildPrograms({
    brokerOrigin,
    folder,
    dataFolder: settings.dataFolder,
    say,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      stopBuilding();
      void demo.close().then(() => process.exit(0));
    });
  }
  console.log(
    [
      `Bank page        ${demo.origin}/`,
      `Adviser console  ${demo.origin}/adviser/`,
      `Mailbox          ${demo.origin}/mailbox/`,
      `Inspector        ${demo.origin}/inspector/`,
      `Evidence         ${demo.brokerOrigin}/evidence/`,
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
