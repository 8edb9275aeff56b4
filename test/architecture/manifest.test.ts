import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allSources, readSource, root } from './sources.ts';

type Manifest = {
  readonly modules: readonly {
    readonly declarations?: readonly { readonly tagName?: string; readonly description?: string }[];
  }[];
};

/** The tags that our types promise to whoever writes `document.querySelector('remote-help')`. */
const promised = allSources()
  // The QA build is for test pages, and has a document of its own.
  .filter(({ path }) => path.startsWith('src/') && !path.startsWith('src/qa/'))
  .flatMap(({ text }) => [...text.matchAll(/interface HTMLElementTagNameMap \{([^}]*)\}/g)])
  .flatMap(([, body = '']) => [...body.matchAll(/'([\w-]+)':/g)].map(([, tag]) => tag));

/** Makes the manifest anew and gives it, without touching the one in the checkout. */
function makeManifest(): string {
  // The analyzer takes a folder inside the project only.
  const folder = 'node_modules/.cache/remote-help-manifest';
  const analyzer = join(root, 'node_modules/.bin/cem');
  execFileSync(analyzer, ['analyze', '--quiet', '--outdir', folder], { cwd: root });
  return readSource(`${folder}/custom-elements.json`);
}

describe('custom-elements.json', () => {
  it('says what the comments of the elements say (npm run manifest)', () => {
    expect(JSON.parse(readSource('custom-elements.json'))).toEqual(JSON.parse(makeManifest()));
  });

  it('names every element, and what it is for', () => {
    const { modules } = JSON.parse(readSource('custom-elements.json')) as Manifest;
    const declared = modules.flatMap(({ declarations = [] }) => declarations);
    const named = declared.filter(({ tagName, description }) => tagName && description);
    expect(promised.length).toBeGreaterThan(0);
    expect(named.map(({ tagName }) => tagName).sort()).toEqual([...promised].sort());
  });
});
