/**
 * What of a value may stand in a trace: `1` for a plain fact, or which fields of an object may.
 *
 * What is not listed stands there by its type and length only.
 */
export type Facts = 1 | readonly [Facts] | { readonly [field: string]: Facts };

/** The list for a type: it compiles only if each of the type's fields is listed, and no other. */
export type FactsOf<Value> = [Extract<Value, object>] extends [never]
  ? 1
  : Extract<Value, object> extends readonly (infer Item)[]
    ? readonly [FactsOf<Item>]
    : FieldsOf<Extract<Value, object>>;

type FieldsOf<Value extends object, Left extends string = never> = {
  readonly [Key in Exclude<KeysOf<Value>, Left>]: FactsOf<ValueAt<Value, Key>>;
};
type KeysOf<Value> = Value extends object ? Extract<keyof Value, string> : never;
type ValueAt<Value, Key extends string> =
  Value extends Readonly<Partial<Record<Key, infer Item>>> ? Item : never;

/** The lists for all events of a union, by their types. */
export type EventFacts<Event extends { readonly type: string }> = {
  readonly [Type in Event['type']]: FieldsOf<Extract<Event, { readonly type: Type }>, 'type'>;
};

/** The lists for a whole statechart. Besides its own events stand those of actors that are done. */
export interface MachineFacts {
  readonly input: Facts;
  readonly context: Facts;
  readonly events: Readonly<Record<string, Readonly<Record<string, Facts>>>>;
}
