import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { rollup } from 'rollup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packInto, root, runIn, type Packed } from './packed.ts';

const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const beside = ['lit', 'valibot', 'xstate', 'lit-html', 'lit-element', '@lit/reactive-element'];
let packed: Packed;

beforeAll(() => {
  packed = packInto('remote-help', '.', [...beside, '@types/trusted-types', 'playwright-core']);
});
afterAll(() => packed.remove());

/** An example of docs/testing.md, as it stands there. */
function example(name: string): string {
  const page = readFileSync(join(root, 'docs/testing.md'), 'utf8');
  const [, code] = page.split(`\`\`\`js ${name}\n`);
  const [found] = (code ?? '').split('\n```\n');
  if (found === undefined || found === '') throw new Error(`There is no example ${name}`);
  return found;
}

describe('what a bank tests its pages with', () => {
  it('can be imported by Node, where Playwright runs, and leaves nothing running', () => {
    const code = `import { SimulatedBroker } from 'remote-help/testing';
import { routeBroker } from 'remote-help/testing/playwright';
console.log(typeof SimulatedBroker, typeof routeBroker);`;
    writeFileSync(join(packed.project, 'import.mjs'), code);
    expect(runIn(packed.project, 'node', ['import.mjs'])).toBe('function function\n');
  });

  it('is in nothing that a page loads', () => {
    const loaded = packed.files.filter((file) => /^dist\/(lazy\/)?[^/]+\.js$/.test(file));
    expect(loaded.length).toBeGreaterThan(3);
    for (const file of loaded) {
      const code = readFileSync(join(packed.folder, file), 'utf8');
      expect({ file, isThere: /simulat|remote-help-testing/i.test(code) }).toEqual({
        file,
        isThere: false,
      });
    }
  });

  it('is reached by no module of the elements', () => {
    const modules = packed.files.filter(
      (file) => file.startsWith('dist/modules/') && file.endsWith('.js'),
    );
    const own = /^dist\/modules\/(testing|rules)\//;
    const reaching = modules.filter(
      (file) =>
        !own.test(file) &&
        /from '[^']*\/(testing|rules)\//.test(readFileSync(join(packed.folder, file), 'utf8')),
    );
    expect(modules.filter((file) => own.test(file)).length).toBeGreaterThan(10);
    expect(reaching).toEqual([]);
  });

  it('fits the types of Playwright, of which it depends on none', () => {
    writeFileSync(
      join(packed.project, 'bank.ts'),
      `import type { BrowserContext, Page } from 'playwright-core';
import { passTime, SimulatedAdviser, SimulatedBroker, type Customer } from 'remote-help/testing';
import { customerOn, openAdviserPage, routeBroker, routeScreen } from 'remote-help/testing/playwright';
export async function meet(page: Page, context: BrowserContext): Promise<Customer> {
  const broker = new SimulatedBroker({ records: true });
  await routeBroker(page, broker);
  await routeBroker(context, broker);
  await routeScreen(page, { person: 'refuses' });
  const viewer = await openAdviserPage(context);
  new SimulatedAdviser(broker, broker.invite({ locale: 'en' }), { viewer }).comes();
  await passTime(1_000, broker.clock, { advance: (ms) => page.clock.runFor(ms) });
  return customerOn(page, 'en');
}
`,
    );
    const compilerOptions = {
      noEmit: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: true,
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2024', 'dom'],
      types: [join(root, 'node_modules/@types/node')],
    };
    const config = JSON.stringify({ compilerOptions, include: ['bank.ts'] });
    writeFileSync(join(packed.project, 'tsconfig.json'), config);
    expect(runIn(packed.project, join(root, 'node_modules/.bin/tsc'), [])).toBe('');
  });
});

describe('docs/testing.md', () => {
  it('has an example for tests in the page, which passes in web-test-runner', async () => {
    const source = join(packed.project, 'payments.source.js');
    writeFileSync(source, example('payments.test.js'));
    const build = await rollup({ input: source, plugins: [nodeResolve()] });
    const file = join(packed.project, 'payments.test.js');
    await build.write({ file, format: 'es', inlineDynamicImports: true });
    const config = join(packed.project, 'web-test-runner.config.mjs');
    writeFileSync(config, runnerConfig(packed.project));
    const runner = join(root, 'node_modules/.bin/web-test-runner');
    const output = runIn(packed.project, runner, ['--config', config]);
    expect(output).toContain('1 passed, 0 failed');
  });

  describe('has examples for Playwright, which pass on a bank’s page under the strictest policy:', () => {
    const examples = titlesOf('bank.playwright.js');
    let browser: Browser;
    let bank: Server;
    let tests: Map<string, PlaywrightTest>;

    beforeAll(async () => {
      bank = await serveBank(join(packed.folder, 'dist'));
      browser = await chromium.launch({
        executablePath: chromiumPath,
        args: ['--no-sandbox', '--disable-gpu'],
      });
      tests = await collect('bank.playwright.js');
    });
    afterAll(async () => {
      await browser.close();
      bank.close();
    });

    it('each of them is a test', () => {
      expect(examples.length).toBeGreaterThan(1);
      expect([...tests.keys()]).toEqual(examples);
    });

    for (const title of examples) {
      it(title, async () => {
        const { port } = bank.address() as AddressInfo;
        const baseURL = `http://127.0.0.1:${port}`;
        const context = await browser.newContext({ baseURL });
        context.setDefaultTimeout(30_000);
        const page = await context.newPage();
        const faults: string[] = [];
        page.on('pageerror', (error) => faults.push(error.message));
        await tests.get(title)!({ page, context });
        await context.close();
        expect(faults).toEqual([]);
      });
    }
  });
});

type PlaywrightTest = (fixtures: { page: Page; context: BrowserContext }) => Promise<void>;

function titlesOf(name: string): string[] {
  return [...example(name).matchAll(/^test\('([^']+)'/gm)].map(([, title]) => title!);
}

/** The tests of an example, with our own runner in the place of Playwright's, which is no dependency. */
async function collect(name: string): Promise<Map<string, PlaywrightTest>> {
  const runner = `export const tests = new Map();
export const test = (title, body) => tests.set(title, body);\n`;
  writeFileSync(join(packed.project, 'runner.mjs'), runner);
  const code = example(name).replace("'@playwright/test'", "'./runner.mjs'");
  writeFileSync(join(packed.project, 'bank.playwright.mjs'), code);
  const address = (file: string) => pathToFileURL(join(packed.project, file)).href;
  await import(address('bank.playwright.mjs'));
  const { tests } = (await import(address('runner.mjs'))) as {
    tests: Map<string, PlaywrightTest>;
  };
  return tests;
}

/** A bank's help page, with the light entry of the package on it. */
async function serveBank(dist: string): Promise<Server> {
  const broker = 'https://help.bank.example wss://help.bank.example';
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${broker}; require-trusted-types-for 'script'; trusted-types remote-help`;
  const page = `<!doctype html><html lang="sl"><meta charset="utf-8"><title>Pomoč</title>
<link rel="stylesheet" href="/bank.css"><link rel="icon" href="data:,">
<script type="module" src="/lazy/remote-help.js"></script>
<button class="pay">Plačaj</button>
<remote-help broker="https://help.bank.example"></remote-help></html>`;
  const style = 'body:has(remote-help[sharing]) .pay { display: none; }';
  const server = createServer(({ url = '' }, response) => {
    const type = url.endsWith('.js')
      ? 'text/javascript'
      : url === '/help'
        ? 'text/html'
        : 'text/css';
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.setHeader('content-security-policy', policy);
    if (url === '/help') response.end(page);
    else if (url === '/bank.css') response.end(style);
    else response.end(readFileSync(join(dist, new URL(url, 'http://bank').pathname)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function runnerConfig(project: string): string {
  const launcher = pathToFileURL(join(root, 'node_modules/@web/test-runner-chrome/index.mjs')).href;
  return `import { chromeLauncher } from '${launcher}';
export default {
  rootDir: ${JSON.stringify(project)},
  files: ['payments.test.js'],
  testsStartTimeout: 60_000,
  testFramework: { config: { ui: 'bdd', timeout: '40000' } },
  browsers: [chromeLauncher({ launchOptions: {
    executablePath: ${JSON.stringify(chromiumPath)}, args: ['--no-sandbox', '--disable-gpu'],
  } })],
  reporters: [{
    onTestRunFinished: ({ sessions }) => {
      const tests = sessions.flatMap(({ testResults }) => testResults.suites.flatMap(({ tests }) => tests));
      const passed = tests.filter((test) => test.passed).length;
      console.log(\`\${passed} passed, \${tests.length - passed} failed\`);
      for (const { error } of tests) if (error) console.log(error.message);
    },
  }],
};
`;
}
