import type { Locale } from '../protocol/states.ts';
import { Customer } from './customer.ts';
import { PageHands } from './page-hands.ts';
import { words } from './texts.ts';

/** The customer of an element in this very page. */
export function customerOf(element: HTMLElement, locale: Locale = 'sl'): Customer {
  return new Customer(new PageHands(element), words[locale]);
}
