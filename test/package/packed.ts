import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout that is packed. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A package as a bank gets it, put into the `node_modules` of an empty project. */
export type Packed = {
  /** The bank's project. */
  readonly project: string;
  /** The package inside it. */
  readonly folder: string;
  /** Its files, relative to it. */
  readonly files: readonly string[];
  readonly remove: () => void;
};

type PackReport = { readonly filename: string; readonly files: readonly { path: string }[] };

/**
 * Packs a package and unpacks it where `npm install` would, without asking any registry.
 *
 * @param name Its name in `node_modules`.
 * @param source Its folder in the checkout.
 * @param dependencies Packages of the checkout that an install would put beside it.
 */
export function packInto(name: string, source: string, dependencies: readonly string[]): Packed {
  const project = mkdtempSync(join(tmpdir(), 'remote-help-package-'));
  const folder = join(project, 'node_modules', name);
  const { filename, files } = pack(join(root, source), project);
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-xzf', join(project, filename), '-C', folder, '--strip-components=1']);
  for (const dependency of dependencies) linkDependency(dependency, project);
  return {
    project,
    folder,
    files: files.map(({ path }) => path),
    remove: () => rmSync(project, { recursive: true, force: true }),
  };
}

/** Runs a program in the bank's project and gives what it wrote, also when it failed. */
export function runIn(project: string, program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { cwd: project, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return `failed: ${stdout}${stderr}`;
  }
}

function pack(source: string, destination: string): PackReport {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', destination];
  const output = execFileSync('npm', args, { cwd: source, encoding: 'utf8', stdio: 'pipe' });
  const parsed = JSON.parse(output) as PackReport[] | Record<string, PackReport>;
  const [report] = Object.values(parsed);
  if (report === undefined) throw new Error(`npm packed nothing of ${source}`);
  return report;
}

function linkDependency(name: string, project: string): void {
  const link = join(project, 'node_modules', name);
  mkdirSync(join(link, '..'), { recursive: true });
  symlinkSync(join(root, 'node_modules', name), link);
}
