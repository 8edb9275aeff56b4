/** All elements below one, through all shadow trees. */
export function allBelow(root: Element | ShadowRoot): Element[] {
  const inside = root instanceof Element && root.shadowRoot ? allBelow(root.shadowRoot) : [];
  const below = [...root.children].flatMap((child) => [child, ...allBelow(child)]);
  return [...inside, ...below];
}

/** Whether an element is to be seen. */
export function isVisible(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

/** What assistive technology calls a control, as far as ours need it: a label of its own, a label's text, its text. */
export function nameOf(control: Element): string {
  const label = control.getAttribute('aria-label');
  if (label !== null) return label;
  const labels =
    'labels' in control ? (control.labels as NodeListOf<HTMLLabelElement> | null) : null;
  const [first] = labels ?? [];
  return plain((first ?? control).textContent);
}

/** The text that stands in an element itself and in what it marks, not in elements further down with a tree of their own. */
export function ownTextOf(element: Element): string {
  return plain(element.textContent);
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
