/** Every chat message that the customer can see. */
export function chatOf(element: Element): readonly Element[] {
  const chat = element.shadowRoot!.querySelector('remote-help-chat')!.shadowRoot!;
  return [...chat.querySelectorAll('[part~="message"]')];
}
