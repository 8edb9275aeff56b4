/** One step of the built-in instructions: what a drawing beside it shows too. */
export interface Instruction {
  readonly heading: string;
  readonly text: string;
  readonly drawing: 'call' | 'number' | 'words' | 'show';
}

/** The built-in instructions, in each language. They are loaded when somebody opens them. */
export const instructions: Readonly<Record<'sl' | 'en', readonly Instruction[]>> = {
  sl: [
    {
      heading: 'Pokličete vi',
      text: 'Za pomoč sami pokličete banko na številko, ki jo poznate. Svetovalec vam po e-pošti pošlje številko seje.',
      drawing: 'call',
    },
    {
      heading: 'Vpišete številko seje',
      text: 'Na tej strani vpišete osemmestno številko seje. Velja deset minut in samo enkrat.',
      drawing: 'number',
    },
    {
      heading: 'Primerjate besedi',
      text: 'Svetovalec vam po telefonu pove dve besedi. Če sta isti tudi na vašem zaslonu, govorite s pravo osebo.',
      drawing: 'words',
    },
    {
      heading: 'Pokažete namizje',
      text: 'Svetovalec vidi namizje šele, ko to potrdite. Statusna vrstica na vrhu zaslona ves čas pove, kaj vidi. Delitev zaustavite z enim klikom.',
      drawing: 'show',
    },
  ],
  en: [
    {
      heading: 'You call',
      text: 'For help, you call the bank yourself, on a number that you know. The adviser e-mails you a session number.',
      drawing: 'call',
    },
    {
      heading: 'You enter the session number',
      text: 'On this page you enter the eight-digit session number. It works for ten minutes, and only once.',
      drawing: 'number',
    },
    {
      heading: 'You compare two words',
      text: 'The adviser says two words on the phone. If your screen shows the same ones, you are talking to the right person.',
      drawing: 'words',
    },
    {
      heading: 'You show your desktop',
      text: 'The adviser sees your desktop only after you agree. The status bar at the top of the screen always says what they see. One click stops sharing.',
      drawing: 'show',
    },
  ],
};
