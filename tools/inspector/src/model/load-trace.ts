import { TraceReader } from '../../../../src/trace/read-trace.ts';
import { breath, inSlices } from './slices.ts';
import { Trace } from './trace.ts';

/** How much text is read between two breaths of the page. */
const pieceCharacters = 64 * 1024;

/**
 * Reads a trace from a file of any size, without ever keeping the page from answering.
 *
 * @throws {DOMException} `AbortError` when `signal` aborts.
 */
export async function loadTrace(file: File, signal: AbortSignal): Promise<Trace> {
  const reader = new TraceReader();
  const texts = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await texts.read();
    if (done) break;
    await inSlices(piecesOf(value), (piece) => reader.push(piece), signal);
    await breath();
    signal.throwIfAborted();
  }
  const { lines, numbers, faults, moreFaults } = reader.end();
  const trace = new Trace(file.name, file);
  trace.take({ lines: [], numbers: [], faults, moreFaults });
  await inSlices(lines.entries(), ([at, line]) => trace.append(line, numbers[at] ?? 0), signal);
  return trace;
}

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += pieceCharacters) {
    yield text.slice(at, at + pieceCharacters);
  }
}
