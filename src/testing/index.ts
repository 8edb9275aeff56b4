/**
 * For a bank's own tests of pages with `<remote-help>` on them: a broker and an adviser in the test's own process or
 * page, faults on purpose, and a customer in the first person. Nothing of it is in what a page loads.
 */
export { Customer } from './customer.ts';
export { Faults, type Held, type Which, type WireMessage } from './faults.ts';
export { FrozenTime } from './frozen-time.ts';
export type { Hands } from './hands.ts';
export { MovableClock } from './movable-clock.ts';
export { customerOf } from './page-customer.ts';
export { PageHands } from './page-hands.ts';
export { installBroker } from './page-transport.ts';
export { passTime, type PageClock } from './passing-time.ts';
export type { HttpAnswer, OfferedProgram } from './program-shelf.ts';
export { SimulatedAdviser, type SimulatedAdviserOptions } from './simulated-adviser.ts';
export {
  SimulatedBroker,
  type Invitation,
  type InvitationOptions,
  type SimulatedBrokerOptions,
} from './simulated-broker.ts';
export type { BrokerEnd, PageEnd } from './simulated-line.ts';
export { endCapture, installScreen, type SimulatedScreen } from './simulated-screen.ts';
export type { SimulatedSecond } from './simulated-second.ts';
export type { SimulatedRow, SimulatedSession } from './simulated-session.ts';
export { words } from './texts.ts';
export { openViewer, type PictureSize, type Viewer } from './viewer.ts';
