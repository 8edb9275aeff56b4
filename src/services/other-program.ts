/** Another program that a bank offers instead of its own. What it can do, and who allows it, is that program's affair. */
export interface OtherProgram {
  /** What it is called. */
  readonly name: string;
  /** Where it is got, or where a session of it is joined: an `https:` address. */
  readonly link: string;
  /** How it is told its own number, in the page's language. It never gets the number of this session. */
  readonly explanation: string;
}

/**
 * The other program, unless its link leads anywhere but to a page: then there is none. Whoever wrote the page reads so in
 * the browser's console, without the link, in which a secret may be.
 */
export function otherProgramIn(program: 'own' | OtherProgram): OtherProgram | null {
  if (program === 'own') return null;
  const isPage = URL.canParse(program.link) && new URL(program.link).protocol === 'https:';
  if (!isPage) {
    // eslint-disable-next-line no-console -- for the page's developer: the customer can do nothing about it
    console.warn('<remote-help>: program.link is no https: address; nothing is offered.');
  }
  return isPage ? program : null;
}
