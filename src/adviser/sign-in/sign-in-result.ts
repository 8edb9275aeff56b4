/**
 * Reads what the way through the bank's sign-in has left in the address, and takes it out there, so that a
 * reload does not say it again.
 */
export function takeSignInResult(page: Window = window): 'failed' | null {
  const fragment = new URLSearchParams(page.location.hash.slice(1));
  if (!fragment.has('sign-in')) return null;
  const isFailed = fragment.get('sign-in') === 'failed';
  page.history.replaceState(page.history.state, '', page.location.pathname + page.location.search);
  return isFailed ? 'failed' : null;
}
