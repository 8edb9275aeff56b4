import type { ProgramWords } from './words.ts';

/** The program's texts in English. */
export const en: ProgramWords = {
  title: 'Remote help',
  lead: 'First connect on the bank’s page. Then enter the same session number here and click “Connect”.',
  field: 'Enter the session number',
  connect: 'Connect',
  connecting: 'Connecting …',
  compare: 'On the bank’s page, confirm that the program shows this number:',
  compareHint: 'Tell the number to nobody. Leave this window open.',
  problems: {
    empty: 'Enter the 8 digits from the e-mail.',
    notDigits: 'A session number has digits only.',
    tooShort: 'The number is too short: it has 8 digits.',
    tooLong: 'The number is too long: it has 8 digits.',
  },
  troubles: {
    'number.notAccepted':
      'The number is not valid, or you have not connected on the bank’s page yet. Check both and try again.',
    'number.tooManyTries': 'Too many wrong tries. Ask the adviser for a new number.',
    'broker.unreachable': 'The bank cannot be reached. Check your connection and try again.',
    'broker.busy': 'The bank has too many connections at the moment. Try again in a minute.',
    'customer.refusedProgram': 'You did not let the program join on the bank’s page.',
    'program.notAnswered': 'There was no answer on the bank’s page. Try again.',
    'seat.away': 'The bank’s page is not connected any more. Connect there and try again.',
    'protocol.tooOld': 'This program is too old. Download a new one on the bank’s page.',
    other: 'Connecting is not possible now. Try again.',
  },
  sees: { nothing: 'Sees nothing', desktop: 'Sees your desktop' },
  control: {
    off: 'Has no control',
    asked: 'Asks for control',
    allowed: 'The adviser has control',
  },
  controlRests: (seconds) => `You have control; rest, and it goes back: ${seconds} s`,
  recorded: 'Recorded',
  notRecorded: 'Not recorded',
  alsoInChat: (name) => `Also in the chat: ${name}, does not see the desktop`,
  adviserAway: 'not there at the moment',
  lineLost: 'Connection lost, reconnecting …',
  takeBack: 'Take back control',
  stopSharing: 'Stop sharing',
  endSession: 'End session',
  ask: (name) => `${name} asks to control your mouse and keyboard.`,
  askMeans: 'As soon as you move your own mouse or press a key, control is yours again.',
  askMeansReturns: (seconds) =>
    `Your own mouse or keys take control at once. When you rest for ${seconds} s it goes back to the adviser, until you click “Take back control”.`,
  allow: 'Allow control',
  refuse: 'Refuse',
  endQuestion: 'End the session? The same number will not work again.',
  end: 'Yes, end the session',
  keep: 'Stay in the session',
  sheetIsSeen: 'You are sharing your desktop: the adviser may see this window too.',
  files: {
    button: 'Files',
    heading: 'Files',
    lead: (name, limit) =>
      `You can give ${name} files of up to ${limit}. The adviser sees name and size, and gets the content by taking the file.`,
    failed: 'Too large, or not to be opened:',
    give: 'Pick files to give',
    close: 'Close',
    savedIn: 'Saved as',
    acts: { take: 'Take', refuse: 'Refuse', cancel: 'Break off' },
    phases: {
      customer: {
        offered: 'Offered to the adviser',
        moving: 'Being sent …',
        kept: 'The adviser has received it',
        refused: 'The adviser did not take it',
        cancelled: 'The transfer was broken off',
      },
      adviser: {
        offered: 'The adviser offers it. Take it only if you expect it.',
        moving: 'Arriving …',
        kept: 'Received',
        refused: 'You did not take it',
        cancelled: 'The transfer was broken off',
      },
    },
    whys: {
      'file.notWanted': 'The transfer was broken off.',
      'file.gone': 'Broken off: the sender’s page was loaded again.',
      'file.failed': 'It could not be read, sent or saved.',
      'file.altered': 'It changed on the way, and was not accepted.',
      'words.differed': 'The words differ: no files are exchanged.',
      'session.handedOver': 'Broken off: another adviser has taken over.',
      'program.left': 'Broken off: the bank’s program was gone.',
    },
    picker: { give: 'Pick files for the adviser', save: 'Pick a folder to save into' },
    note: {
      give: 'Nothing is given before you press one of the buttons below.',
      save: 'No file that is there already is written over.',
    },
    drives: 'All drives',
    up: 'Up',
    home: 'Home folder',
    find: 'Type to find a name',
    found: 'Names with:',
    shut: 'This folder cannot be opened.',
    giveChosen: (count) => (count === 1 ? 'Give 1 file' : `Give ${count} files`),
    showFolder: (files, isCut) =>
      isCut ? `Show the folder (first ${filesEn(files)})` : `Show the folder (${filesEn(files)})`,
    folderMeans:
      '“Show the folder”: the adviser sees names and sizes of the files in this folder and in the folders in it, and can fetch each of them until you take the folder back.',
    folderShown: (name, files, isCut) =>
      `The adviser sees the folder “${name}”: ${isCut ? 'its first ' : ''}${filesEn(files)}`,
    closeFolder: 'Take the folder back',
    saveHere: 'Save here',
    cancelPicking: 'Cancel',
  },
  system: {
    heading: 'Information about your computer',
    lead: (name) => `${name} asks for this information, because it helps to find the fault.`,
    strike: 'Click whatever you do not want to send. Only what stays ticked is sent.',
    never:
      'Passwords, your files, serial numbers and the programs on the computer are not among it.',
    kinds: {
      system: 'Operating system',
      screens: 'Screens and scale',
      memory: 'Memory',
      disk: 'Disk: free / all of it',
      network: 'Kind of network',
      zone: 'Time zone',
      clock: 'Clock beside the bank’s',
    },
    yes: (lines) => (lines === 1 ? 'Send 1 line' : `Send ${lines} lines`),
    no: 'Send nothing',
  },
};

function filesEn(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}
