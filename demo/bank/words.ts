/** The languages of the bank's pages. */
export const languages = ['sl', 'en'] as const;
export type Language = (typeof languages)[number];

/** The e-bank's pages. */
export type BankPage = 'overview' | 'accounts' | 'payments' | 'cards' | 'help' | 'instructions';

/** Where each page is, in each language. */
export const paths: Readonly<Record<Language, Readonly<Record<BankPage, string>>>> = {
  sl: {
    overview: '/pregled',
    accounts: '/racuni',
    payments: '/placila',
    cards: '/kartice',
    help: '/',
    instructions: '/navodila',
  },
  en: {
    overview: '/en/overview',
    accounts: '/en/accounts',
    payments: '/en/payments',
    cards: '/en/cards',
    help: '/en/',
    instructions: '/en/instructions',
  },
};

/** What the bank's pages say. */
export type Words = {
  readonly eBank: string;
  readonly skip: string;
  readonly menu: string;
  readonly otherLanguage: string;
  readonly titles: Readonly<Record<BankPage, string>>;
  readonly intro: string;
  readonly account: string;
  readonly balance: string;
  readonly amount: string;
  readonly pay: string;
  readonly payHint: string;
  readonly payHeld: string;
  readonly phone: string;
  readonly phoneHours: string;
  readonly safety: string;
  readonly safetyText: string;
  readonly movements: string;
  readonly later: string;
  readonly back: string;
  readonly footer: string;
};

const sl: Words = {
  eBank: 'Lipova e-banka',
  skip: 'Na vsebino',
  menu: 'E-banka',
  otherLanguage: 'English',
  titles: {
    overview: 'Pregled',
    accounts: 'Računi',
    payments: 'Plačila',
    cards: 'Kartice',
    help: 'Pomoč',
    instructions: 'Navodila',
  },
  intro:
    'Se vam je zataknilo? Svetovalec banke vam pomaga po telefonu in, če to želite, pogleda vaše namizje.',
  account: 'Osebni račun',
  balance: 'Razpoložljivo stanje',
  amount: '2.481,30 €',
  pay: 'Novo plačilo',
  payHint: 'Plačilo je na voljo, dokler namizja ne delite.',
  payHeld: 'Dokler delite namizje, so plačila zadržana.',
  phone: 'Pokličite nas',
  phoneHours: 'Vsak dan od 7. do 21. ure',
  safety: 'Banka vas nikoli ne vpraša za geslo ali PIN',
  safetyText:
    'Če vas je kdo poklical in vas prosi, da mu pokažete zaslon, prekinite klic in nas pokličite sami.',
  movements: 'Zadnji promet',
  later: 'Ta stran je v predstavitvi samo za zgled.',
  back: 'Nazaj na pomoč',
  footer: 'Lipova banka je izmišljena. Stran je predstavitev oddaljene pomoči.',
};

const en: Words = {
  eBank: 'Lipova e-bank',
  skip: 'To the content',
  menu: 'E-bank',
  otherLanguage: 'Slovenščina',
  titles: {
    overview: 'Overview',
    accounts: 'Accounts',
    payments: 'Payments',
    cards: 'Cards',
    help: 'Help',
    instructions: 'Instructions',
  },
  intro:
    'Are you stuck? A bank adviser helps you on the phone and, if you wish, looks at your desktop.',
  account: 'Personal account',
  balance: 'Available balance',
  amount: '€2,481.30',
  pay: 'New payment',
  payHint: 'You can pay as long as you are not sharing your desktop.',
  payHeld: 'While you share your desktop, payments are held back.',
  phone: 'Call us',
  phoneHours: 'Every day, 7 am to 9 pm',
  safety: 'The bank never asks you for a password or PIN',
  safetyText:
    'If someone called you and asks you to show your screen, hang up and call us yourself.',
  movements: 'Latest transactions',
  later: 'This page is only an example in the demo.',
  back: 'Back to help',
  footer: 'Lipova banka is invented. This page is a demo of remote help.',
};

/** The bank's words in each language. */
export const words: Readonly<Record<Language, Words>> = { sl, en };
