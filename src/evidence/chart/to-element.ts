import type { Shape } from '../../../tools/statechart/shape.ts';

/** A drawing as elements of the page. */
export function toElement({ tag, attributes, inside }: Shape): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, String(value));
  }
  element.append(...inside.map((part) => (typeof part === 'string' ? part : toElement(part))));
  return element;
}
