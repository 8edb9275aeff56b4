/** What stands in the page that a customer can save: the receipt of what they were asked, and what they answered. */
export interface ReceiptWords {
  readonly language: 'sl' | 'en';
  readonly title: string;
  readonly lead: string;
  readonly fields: Readonly<
    Record<
      | 'question'
      | 'answer'
      | 'answeredAt'
      | 'shownAt'
      | 'adviser'
      | 'reference'
      | 'version'
      | 'textHash'
      | 'key',
      string
    >
  >;
  readonly questions: Readonly<
    Record<'agreement' | 'show' | 'program' | 'control' | 'system' | 'second', string>
  >;
  readonly answers: Readonly<
    Record<'yes' | 'no' | 'noAnswer' | 'windowClosed' | 'withdrawn', string>
  >;
  readonly textHeading: string;
  readonly noText: string;
  readonly checking: string;
  readonly good: string;
  readonly bad: string;
  readonly cannotCheck: string;
  readonly howToCheck: string;
  readonly fileName: string;
  readonly unsigned: { readonly title: string; readonly lead: string; readonly fileName: string };
}

const sl: ReceiptWords = {
  language: 'sl',
  title: 'Potrdilo o soglasju',
  lead: 'Banka vas je pri oddaljeni pomoči vprašala spodnje. Vsak odgovor je podpisala banka; ta stran podpise preveri sama, brez omrežja.',
  fields: {
    question: 'Vprašanje',
    answer: 'Vaš odgovor',
    answeredAt: 'Čas odgovora',
    shownAt: 'Besedilo je bilo prikazano',
    adviser: 'Svetovalec banke',
    reference: 'Oznaka seje',
    version: 'Različica besedila',
    textHash: 'SHA-256 besedila',
    key: 'Ključ banke',
  },
  questions: {
    agreement: 'Soglasje za oddaljeno pomoč',
    show: 'Delitev namizja',
    program: 'Povezava programa na vašem računalniku',
    control: 'Nadzor nad miško in tipkovnico',
    system: 'Podatki o vašem računalniku',
    second: 'Drugi svetovalec v klepetu',
  },
  answers: {
    yes: 'Da',
    no: 'Ne',
    noAnswer: 'Brez odgovora',
    windowClosed: 'Okno je bilo zaprto',
    withdrawn: 'Da, pozneje preklicano',
  },
  textHeading: 'Besedilo, ki ste ga videli',
  noText:
    'Besedilo je bilo prikazano na prejšnji strani in ni shranjeno tukaj. Njegov SHA-256 je zgoraj.',
  checking: 'Podpis se preverja …',
  good: 'Podpis je veljaven in besedilo je nespremenjeno.',
  bad: 'Podpis NI veljaven ali pa je bilo besedilo spremenjeno.',
  cannotCheck: 'Ta brskalnik podpisa ne more preveriti. Odprite stran v novejšem brskalniku.',
  howToCheck:
    'Ključ banke primerjajte s ključi, ki jih banka objavlja, in s časom, v katerem je posamezni veljal. Podpis je Ed25519 nad besedilom »remote-help-receipt-1«, prelomom vrstice in zapisom, ki stoji v tej datoteki.',
  fileName: 'potrdilo-o-soglasju.html',
  unsigned: {
    title: 'Besedilo soglasja',
    lead: 'To je besedilo, kakor je bilo prikazano na strani banke. Ni podpisano. Podpisano potrdilo lahko shranite, ko ste povezani s svetovalcem.',
    fileName: 'besedilo-soglasja.html',
  },
};

const en: ReceiptWords = {
  language: 'en',
  title: 'Receipt of consent',
  lead: 'During remote help the bank asked you what stands below. The bank has signed each answer; this page checks the signatures by itself, without network.',
  fields: {
    question: 'Question',
    answer: 'Your answer',
    answeredAt: 'Answered',
    shownAt: 'The text was shown',
    adviser: 'Adviser of the bank',
    reference: 'Reference of the session',
    version: 'Version of the text',
    textHash: 'SHA-256 of the text',
    key: 'The bank’s key',
  },
  questions: {
    agreement: 'Consent to remote help',
    show: 'Sharing the desktop',
    program: 'Joining of the program on your computer',
    control: 'Control of your mouse and keyboard',
    system: 'Information about your computer',
    second: 'A second adviser in the chat',
  },
  answers: {
    yes: 'Yes',
    no: 'No',
    noAnswer: 'No answer',
    windowClosed: 'The window was closed',
    withdrawn: 'Yes, withdrawn later',
  },
  textHeading: 'The text that you saw',
  noText: 'The text was shown on an earlier page and is not stored here. Its SHA-256 stands above.',
  checking: 'Checking the signature …',
  good: 'The signature is valid and the text is unchanged.',
  bad: 'The signature is NOT valid, or the text was changed.',
  cannotCheck: 'This browser cannot check the signature. Open the page in a newer one.',
  howToCheck:
    'Compare the bank’s key with those that the bank publishes, and with the time in which each was in use. The signature is Ed25519 over the text “remote-help-receipt-1”, a line feed, and the record that stands in this file.',
  fileName: 'receipt-of-consent.html',
  unsigned: {
    title: 'Text of the consent',
    lead: 'This is the text as it was shown on the bank’s page. It is not signed. You can save a signed receipt once you are connected to the adviser.',
    fileName: 'text-of-the-consent.html',
  },
};

/** The words of the saved page, in both languages: it is loaded only for who saves one. */
export const receiptWords: Readonly<Record<'sl' | 'en', ReceiptWords>> = { sl, en };
