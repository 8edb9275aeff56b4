import type { MailWords } from './mail-words.ts';

/** The letter in Slovenian. */
export const sl: MailWords = {
  subject: (bankName) => `${bankName}: vabilo na oddaljeno pomoč`,
  greeting: 'Pozdravljeni,',
  invitation: ({ name, role }, bankName) =>
    `na oddaljeno pomoč vas vabi ${name} (${role}), ${bankName}.`,
  openPage: '1. Odprite stran za oddaljeno pomoč:',
  pageLink: 'Stran za oddaljeno pomoč',
  enterNumber: '2. Ko vas stran vpraša po številki seje, vpišite:',
  validity: (minutes) =>
    `Številka velja ${minutes} minut od prejema tega sporočila in samo enkrat.`,
  noPasswords:
    'Banka vas nikoli ne vpraša po geslu ali PIN-u. Nikomur ju ne povejte in ju ne vpisujte, dokler svetovalec vidi vaše namizje.',
  notYou:
    'Če te pomoči niste želeli ali vas je k njej kdo nagovoril po telefonu, številke ne vpišite in je nikomur ne povejte. Brez vas se ne zgodi nič; na zgornji strani nam lahko to tudi prijavite.',
  noReply: 'To sporočilo je poslal računalnik. Nanj ne odgovarjajte.',
};
