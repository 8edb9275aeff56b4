/** Another program that a bank offers instead of its own. What it can do, and who allows it, is that program's affair. */
export interface OtherProgram {
  /** What it is called. */
  readonly name: string;
  /** Where it is got, or where a session of it is joined: an `https:` address. */
  readonly link: string;
  /** How it is told its own number, in the page's language. It never gets the number of this session. */
  readonly explanation: string;
}

/** The other program, unless its link leads anywhere but to a page: then there is none. */
export function otherProgramIn(program: 'own' | OtherProgram): OtherProgram | null {
  if (program === 'own') return null;
  const isPage = URL.canParse(program.link) && new URL(program.link).protocol === 'https:';
  return isPage ? program : null;
}
