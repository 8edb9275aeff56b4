/** What one thing took, again and again, in milliseconds. */
export class Measured {
  readonly #took: number[] = [];

  add(ms: number): void {
    this.#took.push(ms);
  }

  get count(): number {
    return this.#took.length;
  }

  get median(): number {
    return this.#at(0.5);
  }

  get p95(): number {
    return this.#at(0.95);
  }

  toString(): string {
    return `median ${this.median.toFixed(0)} ms, p95 ${this.p95.toFixed(0)} ms (${this.count})`;
  }

  #at(share: number): number {
    const sorted = this.#took.toSorted((one, other) => one - other);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  }
}

/** One line: ours, and the peer's beside it. */
export function line(what: string, ours: Measured, peer?: { name: string; took: Measured }) {
  if (peer === undefined) return `${what}: ${String(ours)}`;
  const times = (ours.median / peer.took.median).toFixed(2);
  return `${what}: ${String(ours)}; ${peer.name}: ${String(peer.took)}; ${times} times`;
}
