import type { Compilable } from 'kysely';
import type { Store } from './store.ts';
import type { WriteStep } from './writer-thread.ts';
import { step } from './writer.ts';

/** Where one of the values goes that a statement is filled with. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A statement that has its values, for a job. */
export type Filled<Values> = (store: Store, values: Values) => WriteStep;

/**
 * A statement that is built once for a database and then filled with values: building it takes several times as long
 * as all the rest of a row. `names` are those of the values.
 */
export function statement<Values extends object>(
  names: readonly (keyof Values & string)[],
  build: (store: Store, values: Values) => Compilable,
): Filled<Values> {
  const slots = Object.fromEntries(names.map((name) => [name, new Slot(name)])) as Values;
  const built = new WeakMap<Store, WriteStep>();
  return (store, values) => {
    const known = built.get(store) ?? step(build(store, slots));
    built.set(store, known);
    const given = values as Readonly<Record<string, unknown>>;
    const fill = (value: unknown) => (value instanceof Slot ? given[value.name] : value);
    return { ...known, parameters: known.parameters.map(fill) };
  };
}
