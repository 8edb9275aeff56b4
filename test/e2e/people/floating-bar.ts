import type { Page } from 'playwright-core';

/** The floating bar opens as large as the page that is emulated: as small as it asked for, it looks as it does to people. */
export async function shrinkFloatingBar(page: Page): Promise<void> {
  for (const other of page.context().pages()) {
    if (other !== page) await other.setViewportSize({ width: 420, height: 120 });
  }
}
