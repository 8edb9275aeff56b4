/** What an element has to know of its page before anything of a session is loaded. */
export { canShareScreen } from '../services/browser-abilities.ts';
export { seatStore } from '../services/line/kept-seat.ts';
export { takeLinkHandle } from '../services/number/link-handle.ts';
