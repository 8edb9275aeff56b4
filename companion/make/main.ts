/**
 * `npm run build:companion -- --broker https://help.bank.example --bank "Bank" --out folder`, with `--publisher`,
 * `--certificate`, `--key` and `--timestamps` for the signature, and `--control-returns-after` with seconds.
 */
import { parseArgs } from 'node:util';
import { buildPrograms } from './build-programs.ts';
import packageJson from '../package.json' with { type: 'json' };

const { values } = parseArgs({
  options: {
    broker: { type: 'string' },
    bank: { type: 'string' },
    out: { type: 'string' },
    publisher: { type: 'string' },
    certificate: { type: 'string' },
    key: { type: 'string' },
    timestamps: { type: 'string' },
    'control-returns-after': { type: 'string', default: '0' },
  },
});
const { broker, bank, out, certificate, key, timestamps } = values;
if (broker === undefined || bank === undefined || out === undefined) {
  process.stderr.write('build:companion needs --broker, --bank and --out; see docs/companion.md\n');
  process.exit(2);
}
const controlReturnSeconds = Number(values['control-returns-after']);
if (!/^(0|[3-9]|[1-5][0-9]|60)$/.test(values['control-returns-after'])) {
  process.stderr.write('build:companion: --control-returns-after takes 0 for never, or 3 to 60\n');
  process.exit(2);
}
const began = performance.now();
await buildPrograms({
  broker,
  bank,
  out,
  controlReturnSeconds,
  publisher: values.publisher ?? bank,
  version: packageJson.version,
  ...(certificate !== undefined &&
    key !== undefined && {
      signing: { certificate, key, ...(timestamps !== undefined && { timestamps }) },
    }),
});
const seconds = ((performance.now() - began) / 1000).toFixed(0);
process.stdout.write(`RemoteHelp and RemoteHelp.exe for ${broker} are in ${out} (${seconds} s)\n`);
