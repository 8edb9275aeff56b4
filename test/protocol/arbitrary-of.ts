import fc from 'fast-check';

/** What of a valibot schema says which values it is for. */
type Schema = {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly options?: readonly unknown[];
  readonly wrapped?: Schema;
  readonly item?: Schema;
  readonly literal?: unknown;
  readonly requirement?: unknown;
  readonly pipe?: readonly Schema[];
};

/** Values for which a schema is made: nearly all of them are right. */
export function arbitraryOf(schema: Schema): fc.Arbitrary<unknown> {
  const { type, entries = {}, options = [], wrapped, item, literal, pipe = [] } = schema;
  const limit = (name: string) => pipe.find((step) => step.type === name)?.requirement;
  switch (type) {
    case 'literal':
      return fc.constant(literal);
    case 'boolean':
      return fc.boolean();
    case 'picklist':
      return fc.constantFrom(...options);
    case 'variant':
    case 'union':
      return fc.oneof(...(options as Schema[]).map(arbitraryOf));
    case 'nullable':
      return fc.option(arbitraryOf(wrapped as Schema));
    case 'exact_optional':
      return arbitraryOf(wrapped as Schema);
    case 'array':
      return fc.array(arbitraryOf(item as Schema), {
        minLength: (limit('min_length') as number | undefined) ?? 0,
        maxLength: 3,
      });
    case 'number':
      return fc.integer({
        min: (limit('min_value') as number | undefined) ?? 0,
        max: (limit('max_value') as number | undefined) ?? 2 ** 53,
      });
    case 'string':
      return text(limit);
    case 'object':
    case 'strict_object': {
      const kept = Object.entries(entries);
      const needed = kept.filter(([, { type }]) => type !== 'exact_optional');
      return fc.record(Object.fromEntries(kept.map(([key, value]) => [key, arbitraryOf(value)])), {
        requiredKeys: needed.map(([key]) => key),
        noNullPrototype: true,
      });
    }
    default:
      throw new Error(`No values for ${type}`);
  }
}

function text(limit: (name: string) => unknown): fc.Arbitrary<string> {
  const form = limit('regex');
  const start = limit('starts_with');
  if (form instanceof RegExp) return fc.stringMatching(form);
  if (typeof limit('uuid') !== 'undefined') return fc.uuid();
  if (typeof limit('email') !== 'undefined') return fc.constant('maja@example.com');
  return fc.string({ minLength: 1, maxLength: 40 }).map((end) => `${String(start ?? '')}${end}`);
}
