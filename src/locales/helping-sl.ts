import type { HelpingWords } from './helping-words.ts';

const plural = new Intl.PluralRules('sl');

/** The help beside the picture, in Slovenian. */
export const helpingSl: HelpingWords = {
  system: {
    heading: 'Podatki o vašem računalniku',
    lead: (adviser) => `${adviser} prosi za te podatke, ker pomagajo najti vzrok težave.`,
    reading: 'Zbiramo podatke …',
    strike: 'Česar ne želite poslati, odznačite. Poslano bo samo to, kar ostane označeno.',
    never: 'Gesel, vaših datotek, serijskih številk in seznama programov ni med podatki.',
    yes: (lines) => `Pošlji ${lines} ${lineForm(lines)}`,
    no: 'Ne pošlji ničesar',
    kinds: {
      system: 'Operacijski sistem',
      browser: 'Brskalnik',
      screens: 'Zaslon in povečava',
      memory: 'Pomnilnik',
      disk: 'Prost prostor na disku',
      network: 'Vrsta omrežja',
      zone: 'Časovni pas',
      clock: 'Ura glede na bančno',
      cookies: 'Piškotki so dovoljeni',
      storage: 'Brskalnik lahko shranjuje podatke',
      picture: 'Brskalnik lahko pošilja sliko',
      capture: 'Brskalnik lahko deli zaslon',
    },
    values: { yes: 'da', no: 'ne' },
  },
};

function lineForm(count: number): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = {
    one: 'podatek',
    two: 'podatka',
    few: 'podatke',
  };
  return forms[plural.select(count)] ?? 'podatkov';
}
