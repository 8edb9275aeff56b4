import type { HandOverWords } from './adviser-hand-over-words.ts';

/** Handing a session over, in English. */
export const adviserHandOverEn: HandOverWords = {
  button: 'Hand over',
  heading: 'Who is to take the session over?',
  explained:
    'The adviser has to accept it. Until then nothing changes for the customer. When it is taken over, sharing and control end, and the new adviser compares new words with the customer.',
  nobody: 'No other adviser is at the console at the moment.',
  legend: 'Advisers who are at the console',
  ask: 'Hand over',
  cancel: 'Cancel',
  chooseFirst: 'Choose an adviser first.',
  asked: (name, role) => `Waiting for ${name}, ${role}, to take the session over …`,
  withdraw: 'Withdraw the question',
  ends: {
    'handOver.declined': 'The adviser did not take the session over.',
    'handOver.notAnswered': 'The adviser did not answer. The session stays with you.',
    'handOver.gone': 'The adviser has left the console. The session stays with you.',
    'handOver.withdrawn': 'You have withdrawn the question. The session stays with you.',
    'handOver.sessionOver': 'The session is over.',
    'handOver.notNow': 'This adviser cannot be asked now. The session stays with you.',
  },
  close: 'Close',
  done: 'The session is handed over',
  doneTo: (name, role) => `${name}, ${role}, has the session now.`,
  doneMeans: 'You see and do nothing more in this session.',
  back: 'Back to the sessions',
  nowWith: (name, role) => `Somebody else has taken the session over: ${name}, ${role}.`,
  incoming: 'Hand-over',
  incomingFrom: (name, role) => `${name}, ${role}, asks you to take a session over.`,
  incomingAbout: (reference, language) =>
    `Session reference ${reference}, the customer’s language: ${language}.`,
  incomingMeans:
    'When you take it over you see the chat. Tell the customer who you are, and compare the new words with them.',
  accept: 'Take the session over',
  decline: 'Decline',
};
