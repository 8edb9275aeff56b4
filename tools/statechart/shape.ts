/** A piece of a drawing. It becomes markup for a document, or elements on a page; text is only ever text. */
export interface Shape {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly inside: readonly (Shape | string)[];
}

/** Makes a shape; attributes that are `undefined` are left out. */
export function shape(
  tag: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...inside: readonly (Shape | string)[]
): Shape {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return { tag, attributes: Object.fromEntries(given) as Shape['attributes'], inside };
}

/** A shape as markup, one element a line. */
export function toMarkup({ tag, attributes, inside }: Shape): string {
  const head = [
    tag,
    ...Object.entries(attributes).map(([name, value]) => `${name}="${escape(String(value))}"`),
  ];
  if (inside.length === 0) return `<${head.join(' ')}/>\n`;
  const texts = inside.map((part) => (typeof part === 'string' ? escape(part) : toMarkup(part)));
  const isText = inside.every((part) => typeof part === 'string');
  return `<${head.join(' ')}>${isText ? '' : '\n'}${texts.join('')}</${tag}>\n`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
