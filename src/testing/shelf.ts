/** Things that arrive, and whoever waits for them. */
export class Shelf<Thing> {
  readonly all: Thing[] = [];
  readonly #unread: Thing[] = [];
  readonly #waiting = new Set<{ fits: (thing: Thing) => boolean; take: (thing: Thing) => void }>();

  put(thing: Thing): void {
    this.all.push(thing);
    for (const waiting of this.#waiting) {
      if (!waiting.fits(thing)) continue;
      this.#waiting.delete(waiting);
      return waiting.take(thing);
    }
    this.#unread.push(thing);
  }

  /** The first unread thing that fits, as soon as there is one. */
  next(fits: (thing: Thing) => boolean = () => true): Promise<Thing> {
    const index = this.#unread.findIndex(fits);
    const [found] = index === -1 ? [] : this.#unread.splice(index, 1);
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((take) => this.#waiting.add({ fits, take }));
  }

  /** The things that have not been taken. */
  get unread(): readonly Thing[] {
    return this.#unread;
  }
}
