import type { AdviserSecondWords } from './adviser-second-words.ts';

/** A second adviser, in English. */
export const adviserSecondEn: AdviserSecondWords = {
  button: 'Invite',
  heading: 'Who is to take part in the chat?',
  explained:
    'First the colleague has to accept, then the customer is asked. The colleague reads and writes in the chat from then on, and sees nothing of the desktop.',
  ask: 'Invite',
  asked: (name, role) => `Waiting for ${name}, ${role}, to accept the invitation …`,
  customerAsked: (name, role) =>
    `${name}, ${role}, has accepted. The customer is being asked whether they may take part …`,
  takesPart: (name, role) =>
    `${name}, ${role}, takes part in the chat. The desktop is not shown to them.`,
  isAway: (name, role) =>
    `${name}, ${role}, may take part in the chat and is not there at the moment.`,
  withdraw: 'Withdraw the invitation',
  sendAway: 'End their part',
  ends: {
    'invitation.declined': 'The adviser did not accept the invitation.',
    'invitation.notAnswered': 'The adviser did not answer the invitation.',
    'invitation.gone': 'The adviser has left the console.',
    'invitation.withdrawn': 'The second adviser takes no part: you have ended it.',
    'invitation.customerDidNotAnswer':
      'The customer did not answer. Nobody takes part in the chat.',
    'invitation.sessionOver': 'The session is over.',
    'invitation.notNow': 'Nobody can be invited now.',
    'customer.refusedSecond': 'The customer does not want a second adviser in the chat.',
    'customer.dismissedSecond': 'The customer has removed the second adviser from the chat.',
    'second.left': 'The second adviser has left the chat.',
    'second.gone': 'The second adviser is no longer in the chat.',
  },
  incoming: 'Invitation',
  incomingFrom: (name, role) => `${name}, ${role}, invites you into the chat of a session.`,
  incomingMeans:
    'The customer is asked as well. You see the chat from then on, and nothing of the desktop.',
  accept: 'Accept the invitation',
  decline: 'Decline the invitation',
  open: 'Open the chat',
  openOf: (reference, name) => `You take part in the chat of session ${reference} (${name}).`,
  title: (name) => `Chat with the customer of ${name}`,
  sees: 'You read and write in the chat. You see nothing of the desktop; the customer knows that you are here.',
  waits: 'The customer is being asked whether you may take part …',
  lineLost: 'The connection to the bank is lost. What you write is sent when it is back.',
  leave: 'Leave the chat',
  overs: {
    notLetIn:
      'You do not take part: the customer did not let you in, or the invitation was withdrawn.',
    left: 'You have left the chat.',
    sentAway: 'You no longer take part in the chat.',
    sessionOver: 'The session is over.',
    elsewhere: 'The chat is open in another window.',
  },
  back: 'Back to the sessions',
};
