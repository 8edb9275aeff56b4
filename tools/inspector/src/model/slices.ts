/** How long the page may be kept from drawing and from answering a key. */
const maxSliceMs = 10;

/**
 * Goes through steps in slices, with room for the page in between.
 *
 * @throws {DOMException} `AbortError` when `signal` aborts.
 */
export async function inSlices<Item>(
  items: Iterable<Item>,
  take: (item: Item) => void,
  signal: AbortSignal,
): Promise<void> {
  let until = performance.now() + maxSliceMs;
  for (const item of items) {
    take(item);
    if (performance.now() < until) continue;
    await breath();
    signal.throwIfAborted();
    until = performance.now() + maxSliceMs;
  }
}

/** Lets the page do whatever it has to do first. */
export function breath(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}
