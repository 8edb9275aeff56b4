import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findProgram, isExecutable } from '../run/programs.ts';

const programs = ['ip', 'sysctl', 'python3', 'Xvfb', 'xdotool', 'turnserver', 'openssl'];

/** Why no networks of our own can be had here, in a few words, or `null`. */
export function whatIsMissing(): string | null {
  if (process.getuid?.() !== 0) return 'they need root';
  const missing = programs.filter((program) => findProgram(program) === null);
  if (missing.length > 0) return `not installed: ${missing.join(', ')}`;
  if (!isExecutable(process.env['CHROMIUM'] ?? '/usr/bin/chromium')) return 'there is no Chromium';
  if (!existsSync('/dev/net/tun')) return 'there is no /dev/net/tun';
  return mayHaveNamespaces() ? null : 'network namespaces are not allowed here';
}

function mayHaveNamespaces(): boolean {
  const name = `rhf${process.pid}try`;
  try {
    execFileSync('ip', ['netns', 'add', name], { stdio: 'ignore' });
    execFileSync('ip', ['netns', 'del', name], { stdio: 'ignore' });
    return true;
  } catch {
    // A container without the right to administer networks: that is what is asked here.
    return false;
  }
}
