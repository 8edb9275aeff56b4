/* eslint-disable max-lines -- a language is one list of texts, read and translated as a whole */
import { helpingEn } from './helping-en.ts';
import { secondEn } from './second-en.ts';
import type { Words } from './words.ts';

/** The texts in English. */
export const en: Words = {
  language: 'en',
  step: (which, of) => `Step ${which} of ${of}`,
  actions: {
    download: 'Download the remote support program',
    connect: 'Connect',
    start: 'Start',
    show: 'Show',
    stopSharing: 'Stop sharing',
    takeBackControl: 'Take back control',
    endSession: 'End session',
  },
  notMyIdea: 'This was not my idea',
  notMyIdeaMeans:
    'Did someone call you and send you here? Report it to the bank. This connects you to nobody.',
  consent: {
    heading: 'Remote help',
    lead: 'An adviser of the bank helps you from a distance. You decide what they see. You can end the session at any time.',
    agreementHeading: 'Agreement',
    agreement: [
      'At your own request an authorised adviser of the bank views your desktop by remote access, reads system information, handles the files that the e-bank needs, and mends faults.',
      'The bank keeps the video recording and the log of the procedure for three months from the day they arise. It uses them only to settle complaints.',
    ],
    instructions: 'Instructions for remote help',
    opensInNewTab: 'opens in a new tab',
    knows: 'I know the instructions, how remote help works, and the procedure.',
    saveText: 'Save this text',
    tickFirst: 'First read the agreement and the instructions, then tick the box.',
    cannotShare: {
      heading: 'This browser cannot share your desktop',
      text: 'To share your desktop, open this page on a computer, in Chrome, Edge or Firefox. Here you can only chat with the adviser.',
    },
    notReady: 'Remote help is not set up on this page yet. Please call your bank.',
    notLoaded: 'The page did not load completely. Check your internet connection and try again.',
    tryAgain: 'Try again',
  },
  download: {
    heading: 'Remote support program',
    asking: 'Looking for the program for your computer …',
    fetching: (done, whole) => `Downloading the program: ${done} of ${whole}.`,
    saved: 'The program is downloaded. Open it, then go on here.',
    failed: 'The program could not be downloaded. Try again, or go on without it.',
    none: 'The bank offers no program for your computer. You can go on in the browser: the adviser will only view your desktop.',
    fileName: 'File name',
    size: 'Size',
    publisher: 'Publisher',
    sha256: 'SHA-256 fingerprint',
    howToOpen: 'How to open the program',
    opened: 'I have opened it',
    retry: 'Try again',
    again: 'Download it again',
    without: 'Go on in the browser, without the program',
    other: (name) => `For remote control your bank uses the program ${name}.`,
    afterOther: 'Go on to the session number',
    withoutMeans: 'The adviser will only view your desktop.',
  },
  connect: {
    heading: 'Connect to the adviser',
    lead: 'The session number came by e-mail, with the link to this page.',
    field: 'Enter the session number',
    hint: '8 digits, for example 1234 5678',
    checking: 'Checking the number …',
    connection: {
      testing: 'Testing the connection to the bank …',
      again: 'Test again',
      findings: {
        'connection.direct': 'The connection to the bank is fine.',
        'connection.detour':
          'Your network blocks the fastest way. Everything will work, but the picture of your desktop will take a detour and may be slower.',
        'connection.untried':
          'The connection to the bank is fine. Whether the picture of your desktop gets through as well will only show when you share it.',
        'connection.noPicture':
          'Your network most likely lets no picture of your desktop through. The chat will work. To show your desktop, use another network, at home or on your phone for example.',
        'connection.unreachable':
          'The bank cannot be reached from here at the moment. Check your internet connection, or use another network.',
      },
    },
    problems: {
      empty: 'Enter the 8 digits from the e-mail.',
      notDigits: 'A session number has digits only, no letters or other characters.',
      tooShort: 'The number is too short. Enter all 8 digits.',
      tooLong: 'The number is too long. It must have exactly 8 digits.',
    },
    refusals: {
      'number.notAccepted':
        'This number does not work. Check it in the e-mail; if it is right, ask the adviser for a new one.',
      'number.tooManyTries': 'Too many wrong tries. Ask the adviser for a new number.',
      'number.usedHere':
        'You have already used this number in this browser, and it no longer works. Ask the adviser for a new one.',
      'broker.unreachable':
        'The bank cannot be reached at the moment. Check your internet connection and try again.',
      'broker.busy': 'The bank has too many connections at the moment. Try again in a minute.',
      'messages.tooMany': 'Too many tries in a short time. Wait a minute and try again.',
      'protocol.tooOld': 'This page is out of date. Reload it and try again.',
      'message.notUnderstood': 'Something went wrong. Reload the page and try again.',
      notNow: 'Connecting is not possible now. Ask the adviser for a new number.',
      notAllowed: 'Connecting from this page is not allowed. Please call your bank.',
      'resume.notAccepted':
        'The session cannot be taken up again. Ask the adviser for a new number.',
    },
  },
  compared: {
    heading: 'Compare two words',
    waiting: 'The words appear when the adviser is there.',
    question: 'Which two words does the adviser say on the phone?',
    explains:
      'So you know that you are connected to the person you are talking to. The adviser says the words, not you.',
    pair: (first, second) => `${first} · ${second}`,
    noneOfThese: 'None of these',
    confirm: 'Confirm the words',
    chooseFirst: 'Choose what you heard.',
    matched: 'The words match. You are connected to the adviser you are talking to.',
    differed: {
      heading: 'The words do not match',
      text: 'The person on the phone may not be an adviser of your bank. Your desktop cannot be shared in this session. Hang up, report it, and call the bank on a number that you know.',
    },
  },
  session: {
    chatOnly: {
      heading: 'You are connected to the adviser',
      text: 'You are only chatting. The bank does not see your desktop.',
    },
    verified: 'Identity verified by the bank.',
    startMeans: 'Before you share, you will read what the adviser sees and whether it is recorded.',
    cannotStart: 'This browser cannot share your desktop. The chat goes on.',
    picking: 'Your browser opens a window. Choose in it the screen that you want to show.',
    notShown: {
      'customer.cancelled': 'You shared nothing. To try again, click “Start”.',
      'picker.refused':
        'No screen was chosen in the browser’s window. Click “Start”, choose a screen and confirm.',
      'capture.failed':
        'The screen could not be shared. Allow your browser to record the screen in the system’s settings, then click “Start”.',
    },
    sharing: {
      heading: 'You are sharing your desktop',
      text: 'Everything on the screen that you chose is shared.',
    },
    sharingPaused: 'The connection is lost, so the picture is not being sent.',
    sharingUnrecorded:
      'The recording cannot be stored at the moment, so the picture is not being sent.',
    sharingConnecting: 'The picture is being sent. The adviser does not see it yet.',
    sharingSeen: 'The adviser sees your desktop.',
    stopAnyTime: 'You can stop sharing at any time. The chat goes on.',
    stopped: {
      heading: 'Sharing has stopped',
      text: 'The bank does not see your desktop. The chat goes on.',
    },
    stopReasons: {
      'customer.stoppedSharing': 'You stopped sharing.',
      'browser.endedCapture':
        'Sharing ended in the browser, or the window that you chose was closed.',
      'browser.lostPeer': 'The connection for the picture was lost.',
      'broker.refusedSharing': 'The bank stopped the sharing.',
      'session.handedOver':
        'Another adviser has taken the session over. You had shown your desktop to the one before.',
      'recording.notStored':
        'The recording could not be stored. What cannot be recorded is not shown.',
    },
    reporting: 'Reporting to the bank and ending the session …',
    saveReceipt: 'Save the receipt of consent',
    comesBack: 'Your session goes on …',
    livesElsewhere:
      'Your session is open in another tab of this browser. Go on there, or end it there.',
  },
  bar: {
    name: 'Status bar',
    connectedWith: 'You are connected to',
    adviserAway: 'the adviser is not there at the moment',
    lineLost: 'Connection lost, reconnecting …',
    seesNothing: 'Sees nothing',
    seesSoon: 'Desktop is shared',
    seesDesktop: 'Sees your desktop',
    seesPaused: 'Sharing waits for the connection',
    seesUnrecorded: 'Sharing waits for the recording',
    controlsNot: 'The adviser has no control',
    controlAsked: 'Asks for control: answer in the program',
    controls: 'The adviser has control',
    controlRests: 'You have control; it goes back when you rest',
    recorded: 'Recorded',
    notRecorded: 'Not recorded',
    recordingStarts: 'Recording starts',
    recordingFails: 'Recording has stopped',
    lasts: 'Session time',
    nothingShared: 'Nothing is being shared at the moment.',
    nothingControlled: 'You already have control. The adviser has none.',
  },
  warning: {
    heading: 'Before you show your desktop',
    seen: 'The adviser will see everything on the screen that you choose: other windows, notifications and messages too.',
    recorded: 'Sharing is recorded. The bank keeps the video recording for three months.',
    notRecorded: 'This sharing is not recorded. The log only says when it took place.',
    neverAsks: 'The bank never asks for your password, your PIN or a code that confirms a payment.',
    close: 'First close everything that the adviser should not see.',
    called: {
      heading: 'Did someone call you and tell you to do this?',
      text: 'Then it is almost certainly a fraud, even if they said that they are from the bank or the police.',
    },
    report: 'Report it and end the session',
    cancel: 'Do not show',
    wordsFirst: '“Show” will work once you have confirmed the words.',
    picker: 'After “Show” your browser asks which screen you want to share.',
  },
  chat: {
    heading: 'Chat',
    log: 'Messages',
    field: 'Message',
    hint: 'Enter sends, Shift + Enter starts a new line. Never write a password or PIN.',
    send: 'Send',
    you: 'You',
    adviser: 'Adviser',
    sending: 'sending',
    stored: 'sent',
    refused: 'not sent',
    empty: 'Here you can write to the adviser.',
    left: (characters) => `Characters left: ${characters}`,
    tooLong: (characters) => `The message is too long. Characters to remove: ${characters}`,
    nothing: 'Write a message first.',
    away: 'The adviser is not there at the moment, and will read your message on return.',
    handedOver: (name, role) =>
      `Somebody else helps you from now on: ${name}, ${role}. The bank confirms this. Before you show anything, compare the new words on the phone.`,
    notices: {
      connected: 'You are connected. The adviser does not see your desktop.',
      adviserCame: 'The adviser is there.',
      adviserLeft: 'The adviser is not there at the moment.',
      wordsMatched: 'The words match.',
      wordsDiffered: 'The words do not match. Your desktop cannot be shared in this session.',
      showDeclined: 'You did not show your desktop.',
      showFailed: 'The screen could not be shared.',
      sharingStarted: 'Your desktop is being shared.',
      adviserSees: 'The adviser sees your desktop.',
      sharingStopped: 'You stopped sharing. The adviser sees nothing any more.',
      sharingStoppedByBrowser: 'The browser ended the sharing. The adviser sees nothing any more.',
      sharingFailed: 'Sharing broke off. The adviser sees nothing any more.',
      programCame: 'The remote support program is connected.',
      programLeft:
        'The remote support program is not connected any more. The adviser has no control.',
      programGone: 'The program that wanted to join has gone.',
      programRefused: 'You did not let the program join.',
      controlAsked: 'The adviser asks for control. Allow it or refuse it in the program’s window.',
      controlAllowed:
        'You have allowed control. The adviser moves the mouse and types. As soon as you move your own mouse or press a key, control is yours again.',
      controlRefused: 'The adviser did not get control.',
      controlTaken: 'You have taken control back.',
      controlTouched: 'You used your own mouse or keyboard, so control is yours again.',
      controlYielded:
        'You used your own mouse or keyboard, so control is yours. It goes back to the adviser when you rest, unless you press “Take back control”.',
      controlReturned: 'You have rested, so the adviser has control again.',
      controlGivenBack: 'The adviser has given control back.',
      controlEnded: 'Control is over. The adviser does not control the computer any more.',
      adviserPoints:
        'The adviser points at things on this page with a coloured arrow, and can click nothing.',
      fileOfferedInProgram:
        'The adviser offers you a file. Take or refuse it in the program’s window.',
      fileOffered: 'The adviser offers you a file. Take or refuse it below the chat.',
      fileReceived: 'The file has arrived. You can save it below the chat.',
      fileGiven: 'The adviser has received your file.',
      fileRefused: 'The adviser did not take the file.',
      fileCancelled: 'The adviser broke off the transfer of a file.',
      systemAsked: 'The adviser asks for information about your computer.',
      systemAskedInProgram:
        'The adviser asks for information about your computer. Send it or refuse in the program’s window.',
      systemSent: 'You sent information about your computer.',
      systemRefused: 'You did not send information about your computer.',
      systemGone: 'The question about your computer is void, because the connection was lost.',
      sharingNotRecorded:
        'Sharing has stopped because the recording could not be stored. The adviser sees nothing any more.',
      sharingHandedOver:
        'Sharing has stopped because another adviser is taking the session over. The bank does not see your desktop.',
      handedOver: 'Another adviser of the bank has taken the session over.',
      recordingMissed:
        'Recording has stopped, so the adviser does not see your desktop at the moment.',
      recordingBack: 'Recording goes on, and the picture is being sent again.',
      lineLost: 'The connection is lost. Reconnecting.',
      lineBack: 'The connection is back.',
    },
  },
  helping: helpingEn,
  second: secondEn,
  joiningProgram: {
    heading: 'A program wants to join your session',
    computer: (computer) => `It runs on this computer: ${computer}.`,
    question: 'Does the program that you opened show this number?',
    careful:
      'If you did not open it, or the number is another one, do not let it join. Tell the number to nobody.',
    yes: (check) => `Yes, it shows ${check}`,
    no: 'Do not let it join',
  },
  ending: {
    heading: 'Do you want to end the session?',
    text: 'The connection to the adviser will close. The same number will not work again.',
    end: 'Yes, end the session',
    keep: 'Stay in the session',
  },
  closed: {
    heading: 'The session is over',
    reasons: {
      'customer.ended': 'You ended the session.',
      'customer.leftPage': 'The session ended because you left the page.',
      'customer.gone': 'The session ended because your browser was not connected for too long.',
      'customer.raisedAlarm':
        'The bank has received your report. The session number no longer works.',
      'adviser.ended': 'The adviser ended the session.',
      'adviser.gone': 'The session ended because the adviser was away for too long.',
      'number.expired': 'The session ended because the number expired.',
      'number.tooManyTries': 'The session ended because of too many wrong tries.',
      'session.tooLong': 'The session ended because it lasted too long.',
      'line.lost': 'The connection to the bank was lost and could not be restored.',
      'alarm.notReported': 'Your report could not be sent. Call the bank at once.',
    },
    released: 'The bank does not see your desktop. The connection to the adviser is closed.',
    numberIsDead: 'The number of this session is of no more use.',
    startAnew:
      'For new help ask the adviser for a new number, and open the link in the new e-mail.',
    afterAlarm: [
      'If you are on the phone with someone, hang up.',
      'Call the bank on the number on your card, not on a number that someone told you.',
      'If you told anyone your password or PIN, ask the bank to block your access.',
      'Do not open programs that someone sent you.',
    ],
  },
};
