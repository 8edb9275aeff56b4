/**
 * `npm run relay -- --origin https://test.bank.example --origin http://127.0.0.1:8080 [--port 8130] [--host 0.0.0.0]`:
 * lets an inspector on one machine follow a test page on another. Ctrl-C ends it.
 */
import { parseArgs } from 'node:util';
import { startRelay } from './relay.ts';

const { values } = parseArgs({
  options: {
    origin: { type: 'string', multiple: true, default: [] },
    port: { type: 'string', default: '8130' },
    host: { type: 'string', default: '127.0.0.1' },
  },
});
const { origin: origins, port, host } = values;
if (origins.length === 0) {
  console.error('Say whose pages may connect: --origin https://test.bank.example');
  process.exit(1);
}
const relay = await startRelay({ port: Number(port), host, origins });
console.log(`Relay  ${relay.address}  for ${origins.join(', ')}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void relay.close().then(() => process.exit(0)));
}
