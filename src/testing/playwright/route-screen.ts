import { installScreen, type SimulatedScreen } from '../simulated-screen.ts';
import type { PlaywrightScripts } from './structural.ts';

/** Puts a simulated screen, and a person before the picker, in the place of the browser's, for every page opened later. */
export async function routeScreen(
  pages: PlaywrightScripts,
  screen: SimulatedScreen = {},
): Promise<void> {
  await pages.addInitScript(installScreen, screen);
}
