export { endCapture, type SimulatedScreen } from '../simulated-screen.ts';
export { openAdviserPage } from './adviser-page.ts';
export { customerOn, PlaywrightHands } from './playwright-hands.ts';
export { routeBroker } from './route-broker.ts';
export { routeScreen } from './route-screen.ts';
