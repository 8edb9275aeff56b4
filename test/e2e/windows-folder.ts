import { readFileSync, writeFileSync } from 'node:fs';
import type { Koffi } from '../../companion/src/win32/addon.ts';
import type { OpenFolder } from '../../companion/src/files/folder.ts';
import { winFiles } from '../../companion/src/win32/win-files.ts';

/** What is tried in a picked folder. */
export type FolderStep =
  | { readonly does: 'list' | 'roots' }
  | { readonly does: 'goes' | 'opens' | 'enters' | 'creates'; readonly name: string };

/** Runs in Windows' own Node: does all of it in a folder that it opens, and writes down what came of each. */
const [, , addon = '', picked = '', asked = '', told = ''] = process.argv;
const loaded = { exports: {} as Koffi };
process.dlopen(loaded as unknown as NodeJS.Module, addon);
const system = winFiles(loaded.exports);
const folder = system.open(picked);
const steps = JSON.parse(readFileSync(asked, 'utf8')) as FolderStep[];
void Promise.all(steps.map((step) => outcomeOf(step))).then((outcomes) => {
  folder.close();
  writeFileSync(told, JSON.stringify(outcomes));
});

async function outcomeOf(step: FolderStep): Promise<unknown> {
  try {
    return await attempt(step);
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

async function attempt(step: FolderStep): Promise<unknown> {
  switch (step.does) {
    case 'roots':
      return system.roots();
    case 'list':
      return listed(folder);
    case 'goes':
      return listed(system.open(step.name), true);
    case 'enters':
      return listed(folder.enter(step.name), true);
    case 'creates':
      return { made: folder.create(step.name, Buffer.from('made')) };
    case 'opens': {
      const file = folder.open(step.name);
      const read = Buffer.from(await file.arrayBuffer()).toString();
      file.close();
      return { size: file.size, read };
    }
  }
}

function listed(one: OpenFolder, isOwn = false) {
  const names = one.list().map(({ name, isFolder }) => (isFolder ? `${name}\\` : name));
  if (isOwn) one.close();
  return { path: one.path, names: names.sort() };
}
