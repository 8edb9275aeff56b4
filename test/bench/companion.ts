/**
 * `npm run bench:companion` measures the bank's program as built, on a nested X server: its size, its start, from an
 * input at the broker to the moved pointer, and from a hand's touch to the last thing injected. XTEST alone and
 * `xdotool` stand beside it in the same run. For Linux, with the packages of the tests.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { buildPrograms } from '../../companion/make/build-programs.ts';
import { freePort } from '../../demo/front/listening.ts';
import { sizes } from '../../src/protocol/limits.ts';
import { bank, BankProgram } from '../e2e/people/bank-program.ts';
import { Computer } from '../e2e/people/computer.ts';
import { LoneBroker, type ProgramLine } from '../e2e/people/lone-broker.ts';
import { watchMotion, type Motion } from './motion.ts';

const number = '12345678';
const rounds = { start: 7, inputs: 300, peer: 50, touches: 15 };
/** As many moves as one message may hold. */
const asMany = Array.from({ length: sizes.maxInputs }, (_, at) => ({
  ...{ kind: 'move' as const, x: 0.3 + at / 500, y: 0.6 },
}));

const folder = mkdtempSync(join(tmpdir(), 'remote-help-bench-'));
const port = await freePort(47_850);
const names = { bank, publisher: bank, version: '0.1.0' };
await buildPrograms({ broker: `http://127.0.0.1:${port}`, out: folder, ...names });
const computer = await Computer.start();
try {
  for (const name of ['RemoteHelp', 'RemoteHelp.exe']) console.log(sizeOf(name));
  console.log(report('start → the first window is drawn', await starts()));
  const broker = await LoneBroker.start(port);
  const { program, line } = await joins(broker);
  const motion = await watchMotion(computer.display);
  line.describes({ surface: 'monitor', width: computer.width, height: computer.height });
  await allows(program, line, 1);
  console.log(report('input at the broker → the pointer has moved', await inputs(line, motion)));
  console.log(report('the same by XTEST alone', await floor(motion)));
  console.log(report('the same by xdotool, which starts for each move', await peer(motion)));
  console.log(report('touch → the last thing injected', await touches(program, line, motion)));
  motion.close();
  await broker.dies();
} finally {
  await computer.close();
  rmSync(folder, { recursive: true });
}
// A terminated X client's socket may still be closing.
process.exit(0);

function sizeOf(name: string): string {
  const file = readFileSync(join(folder, name));
  const mega = (bytes: number) => (bytes / 1e6).toFixed(1);
  return `${name}: ${mega(file.length)} MB, ${mega(gzipSync(file).length)} MB with gzip`;
}

async function starts(): Promise<number[]> {
  const took: number[] = [];
  for (let round = 0; round < rounds.start; round += 1) {
    const began = performance.now();
    await BankProgram.open(computer, copied(), 'en', number);
    took.push(performance.now() - began);
    await computer.tidiesUp();
  }
  return took;
}

function copied(): string {
  const file = join(computer.home, `RemoteHelp_${number}`);
  copyFileSync(join(folder, 'RemoteHelp'), file);
  return file;
}

async function joins(broker: LoneBroker): Promise<{ program: BankProgram; line: ProgramLine }> {
  const program = await BankProgram.open(computer, copied(), 'en', number);
  const connecting = broker.program();
  await program.connects();
  const line = await connecting;
  await line.binds(60_000);
  await program.bar('nothing');
  return { program, line };
}

async function allows(program: BankProgram, line: ProgramLine, grant: number): Promise<void> {
  line.asksForControl();
  await program.presses('allow');
  await line.opensControl(grant);
}

/** One move after the other: from the broker's word to the server's event. */
async function inputs(line: ProgramLine, motion: Motion): Promise<number[]> {
  const took: number[] = [];
  for (let n = 1; n <= rounds.inputs; n += 1) {
    const moved = motion.next('program');
    const began = performance.now();
    const inputs = [{ kind: 'move' as const, x: 0.3 + (n % 7) / 50, y: 0.6 }];
    line.says({ type: 'adviser.gaveInput', grant: 1, n, inputs });
    took.push((await moved) - began);
    await wait(5);
  }
  return took;
}

/** XTEST without program, broker or socket: what the X server itself takes. */
async function floor(motion: Motion): Promise<number[]> {
  const took: number[] = [];
  for (let n = 1; n <= rounds.inputs; n += 1) {
    const moved = motion.next('program');
    const began = performance.now();
    motion.moves(500 + (n % 7) * 20, 600);
    took.push((await moved) - began);
    await wait(5);
  }
  return took;
}

/** `xdotool` from its start to the moved pointer, once for each move: it takes no commands while it runs. */
async function peer(motion: Motion): Promise<number[]> {
  const env = { ...process.env, DISPLAY: computer.display };
  const took: number[] = [];
  for (let n = 1; n <= rounds.peer; n += 1) {
    const moved = motion.next('program');
    const began = performance.now();
    const child = spawn('xdotool', ['mousemove_relative', '--', n % 2 ? '9' : '-9', '0'], { env });
    const ended = once(child, 'exit');
    took.push((await moved) - began);
    await ended;
  }
  return took;
}

/** An adviser who moves as much as the protocol lets, and a hand on the mouse: how long after the hand's first event the last move came. */
async function touches(program: BankProgram, line: ProgramLine, motion: Motion): Promise<number[]> {
  const took: number[] = [];
  for (let grant = 1; grant <= rounds.touches; grant += 1) {
    if (grant > 1) await allows(program, line, grant);
    let n = 10_000;
    const streaming = setInterval(() => {
      line.says({ type: 'adviser.gaveInput', grant, n: n++, inputs: asMany });
    }, 16);
    await motion.next('program');
    const touched = motion.next('hand');
    await computer.hand.moves(300 + grant, 500);
    const at = await touched;
    await line.hears('companion.tookControlBack');
    await wait(300);
    clearInterval(streaming);
    took.push(Math.max(0, motion.lastOfProgram - at));
  }
  return took;
}

function report(what: string, took: number[]): string {
  const sorted = took.toSorted((one, other) => one - other);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(1);
  return `${what}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms (${took.length})`;
}
