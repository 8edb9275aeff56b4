import { openViewer, type Viewer } from '../viewer.ts';
import type { PlaywrightContext } from './structural.ts';

/**
 * Opens an empty page beside the customer's, in which an adviser receives the picture. The page that was in front stays
 * there: whatever lies behind is shown a few times a second only, and would be slow to click.
 */
export async function openAdviserPage(context: PlaywrightContext): Promise<Viewer> {
  const front = context.pages().at(-1);
  const page = await context.newPage();
  await front?.bringToFront();
  const held = await page.evaluateHandle(openViewer);
  return {
    fingerprint: () => held.evaluate((viewer) => viewer.fingerprint(), null),
    answer: (sdp, iceServers) =>
      held.evaluate((viewer, given) => viewer.answer(...given), [sdp, iceServers] as const),
    addRoute: (route) => held.evaluate((viewer, given) => viewer.addRoute(given), route),
    firstFrame: () => held.evaluate((viewer) => viewer.firstFrame(), null),
    release: () => held.evaluate((viewer) => viewer.release(), null),
  };
}
