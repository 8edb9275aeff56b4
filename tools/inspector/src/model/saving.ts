import { traceText, type TraceLine } from '../../../../src/trace/format.ts';
import type { Trace } from './trace.ts';

/** Remarks that were made in the inspector, each after a line of the file. */
export type Remarks = ReadonlyMap<number, readonly TraceLine[]>;

/**
 * A trace as it is saved: byte for byte as it came, with the remarks in their places.
 *
 * What came from a file is not written anew: also lines that could not be read stay as they are.
 */
export async function savedTrace(trace: Trace, remarks: Remarks): Promise<Blob> {
  if (trace.source === null) return new Blob([traceText(trace.lines)]);
  if (remarks.size === 0) return trace.source;
  const bytes = new Uint8Array(await trace.source.arrayBuffer());
  return new Blob([...pieces(bytes, remarks)]);
}

const newLine = 10;

function* pieces(bytes: Uint8Array<ArrayBuffer>, remarks: Remarks): Generator<BlobPart> {
  let from = 0;
  let at = 0;
  for (const [number, lines] of [...remarks].sort(([one], [other]) => one - other)) {
    let end = from;
    while (at < number && end < bytes.length) {
      const next = bytes.indexOf(newLine, end);
      end = next === -1 ? bytes.length : next + 1;
      at += 1;
    }
    yield bytes.subarray(from, end);
    if (end > 0 && bytes[end - 1] !== newLine) yield '\n';
    yield traceText(lines);
    from = end;
  }
  yield bytes.subarray(from);
}
