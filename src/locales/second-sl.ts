import type { SecondWords } from './second-words.ts';

/** The second adviser, in Slovenian. */
export const secondSl: SecondWords = {
  heading: 'Se lahko klepetu pridruži še en svetovalec?',
  lead: (adviser, name, role) =>
    `Svetovalec, ki vam pomaga (${adviser}), želi v klepet povabiti osebo: ${name}, ${role}. Banka ve, kdo je to.`,
  means:
    'Od zdaj naprej bere in piše v klepetu, prejšnjih sporočil pa ne vidi. Vašega namizja ne vidi, ne more ga upravljati in ne dobi datotek.',
  anyTime: 'Iz klepeta jo lahko odstranite kadar koli, v statusni vrstici na vrhu.',
  yes: 'Dovoli',
  no: 'Ne',
  isThere: (name, role) => `V klepetu je tudi ${name}, ${role}. Namizja ne vidi.`,
  isAway: (name) => `${name} se lahko pridruži klepetu, trenutno pa ni v njem.`,
  dismiss: 'Odstrani iz klepeta',
  notices: {
    secondAllowed: (name) => `Dovolili ste, da se klepetu pridruži ${name}.`,
    secondRefused: (name) => `Niste dovolili, da se klepetu pridruži ${name}.`,
    secondNotAsked: (name) => `Vprašanje ni več odprto, ${name} se klepetu ne pridruži.`,
    secondCame: (name) => `Klepetu se pridružuje ${name}. Vašega namizja ne vidi.`,
    secondAway: (name) => `Povezava je prekinjena: ${name}.`,
    secondLeft: (name) => `V klepetu ni več: ${name}.`,
    secondDismissed: (name) => `Iz klepeta ste odstranili: ${name}.`,
  },
};
