/** Where a page says how it was reached, and can be told to forget it. */
export interface AddressBar {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string };
  readonly history: Pick<History, 'replaceState' | 'state'>;
}

/**
 * Takes the handle of the e-mail's link out of the page's address, at once: it must not stay in the address
 * bar, the history, a bookmark or a screenshot.
 *
 * @returns the 22 characters after `#h=`, or `undefined` when the page was not opened by such a link.
 */
export function takeLinkHandle(page: AddressBar = globalThis): string | undefined {
  const { location, history } = page;
  const handle = /^#h=([A-Za-z0-9_-]{22})$/.exec(location.hash)?.[1];
  if (handle !== undefined) {
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return handle;
}
