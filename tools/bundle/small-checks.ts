/**
 * The part of valibot that the messages are described with, for what a browser loads: it says whether a value is
 * right and what comes out, and not what is wrong with it, as nobody asks on a page. The names and their meanings are
 * valibot's; `test/protocol/small-checks.test.ts` holds the two against each other.
 */

/** What comes out of a value that is not right. JSON cannot say it, so no right value is taken for it. */
const wrong = undefined;

type Check = {
  /** What comes out, or {@link wrong}. */
  readonly run: (value: unknown) => unknown;
  readonly entries?: Entries;
  readonly mayBeMissing?: true;
};
type Entries = Readonly<Record<string, Check>>;
type Measured = string | readonly unknown[];

/** A check that lets a value through as it is, or not at all. */
// @__NO_SIDE_EFFECTS__
function passing(isRight: (value: never) => boolean): Check {
  return { run: (value) => (isRight(value as never) ? value : wrong) };
}

export const string = (): Check => passing((value: unknown) => typeof value === 'string');
export const boolean = (): Check => passing((value: unknown) => typeof value === 'boolean');
export const number = (): Check =>
  passing((value: unknown) => typeof value === 'number' && !Number.isNaN(value));

export const picklist = (options: readonly unknown[]): Check =>
  passing((value: unknown) => options.includes(value));
export const literal = (only: unknown): Check => picklist([only]);

export const check = (isRight: (value: never) => boolean): Check => passing(isRight);
export const regex = (form: RegExp): Check => passing((value: string) => form.test(value));
export const uuid = (): Check => regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu);
export const email = (): Check =>
  regex(/^[\w+-]+(?:\.[\w+-]+)*@[\da-zA-Z]+(?:[.-][\da-zA-Z]+)*\.[a-zA-Z]{2,}$/u);
export const startsWith = (start: string): Check =>
  passing((value: string) => value.startsWith(start));
export const minLength = (least: number): Check =>
  passing((value: Measured) => value.length >= least);
export const maxLength = (most: number): Check =>
  passing((value: Measured) => value.length <= most);
export const minValue = (least: number): Check => passing((value: number) => value >= least);
export const maxValue = (most: number): Check => passing((value: number) => value <= most);
export const safeInteger = (): Check => passing(Number.isSafeInteger);

export const transform = (change: (value: never) => unknown): Check => ({
  run: (value) => change(value as never),
});
export const trim = (): Check => transform((value: string) => value.trim());

export const nullable = ({ run }: Check): Check => ({
  run: (value) => (value === null ? value : run(value)),
});
export const exactOptional = ({ run }: Check): Check => ({ run, mayBeMissing: true });

export const pipe = (first: Check, ...others: readonly Check[]): Check => ({
  ...first,
  run: (value) =>
    others.reduce((so, { run }) => (so === wrong ? wrong : run(so)), first.run(value)),
});

export const array = ({ run }: Check): Check => ({
  run(value) {
    if (!Array.isArray(value)) return wrong;
    const items = value.map((item) => run(item));
    return items.includes(wrong) ? wrong : items;
  },
});

export const object = (entries: Entries): Check => ({
  entries,
  run(value) {
    if (typeof value !== 'object' || value === null) return wrong;
    const made: Record<string, unknown> = {};
    for (const [key, { run, mayBeMissing }] of Object.entries(entries)) {
      if (key in value) {
        made[key] = run((value as Record<string, unknown>)[key]);
        if (made[key] === wrong) return wrong;
      } else if (mayBeMissing !== true) return wrong;
    }
    return made;
  },
});

export function strictObject(entries: Entries): Check {
  const { run } = object(entries);
  return {
    entries,
    run(value) {
      const made = run(value);
      for (const key in made === wrong ? {} : (value as object)) {
        if (!Object.hasOwn(entries, key)) return wrong;
      }
      return made;
    },
  };
}

export const union = (options: readonly Check[]): Check => ({
  run(value) {
    for (const { run } of options) {
      const made = run(value);
      if (made !== wrong) return made;
    }
    return wrong;
  },
});
/** Every option has a literal of its own under `_key`, so at most one lets a value through. */
export const variant = (_key: string, options: readonly Check[]): Check => union(options);

/** Runs a check: `output` is there only with `success`. */
export function safeParse({ run }: Check, value: unknown): { success: boolean; output: unknown } {
  const output = run(value);
  return { success: output !== wrong, output };
}
