import { TraceReader } from '../../../../src/trace/read-trace.ts';
import { breath, inSlices } from './slices.ts';
import { Trace } from './trace.ts';

/** How much text is read between two looks at the clock. */
const pieceCharacters = 16 * 1024;

/**
 * Reads a trace from a file of any size, without ever keeping the page from answering.
 *
 * `onPart` hears from time to time that there is more of it to be shown.
 *
 * @throws {DOMException} `AbortError` when `signal` aborts.
 */
export async function loadTrace(
  file: File,
  signal: AbortSignal,
  onPart: (trace: Trace) => void = () => undefined,
): Promise<Trace> {
  const reader = new TraceReader();
  const trace = new Trace(file.name, file);
  const texts = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  const read = (piece: string) => {
    reader.push(piece);
    takeNew(trace, reader);
  };
  for (;;) {
    const { done, value } = await texts.read();
    if (done) break;
    await inSlices(piecesOf(value), read, signal);
    onPart(trace);
    await breath();
    signal.throwIfAborted();
  }
  const { faults, moreFaults } = reader.end();
  takeNew(trace, reader);
  trace.takeFaults(faults, moreFaults);
  return trace;
}

/** Takes over what was read since the last time. */
function takeNew(trace: Trace, { soFar: { lines, numbers } }: TraceReader): void {
  for (let at = trace.lines.length; at < lines.length; at += 1) {
    const line = lines[at];
    if (line) trace.append(line, numbers[at] ?? 0);
  }
}

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += pieceCharacters) {
    yield text.slice(at, at + pieceCharacters);
  }
}
