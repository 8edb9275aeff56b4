import { sessionSetup } from './session.setup.ts';

/**
 * "This was not my idea" leads out of any state: the report is sent, and the session is over whether or not
 * it arrived. What the customer reads afterwards says which.
 */
export const reporting = sessionSetup.createStateConfig({
  tags: ['isReporting', 'isBusy'],
  invoke: {
    id: 'alarmReport',
    src: 'alarmReport',
    onDone: {
      target: '#session.closed',
      actions: { type: 'rememberEnd', params: { reason: 'customer.raisedAlarm' } },
    },
    onError: {
      target: '#session.closed',
      actions: { type: 'rememberEnd', params: { reason: 'alarm.notReported' } },
    },
  },
  after: {
    alarmTime: {
      target: '#session.closed',
      actions: { type: 'rememberEnd', params: { reason: 'alarm.notReported' } },
    },
  },
});

/** The agreement. Nothing is loaded, connected or shown before it. */
export const consent = sessionSetup.createStateConfig({
  tags: 'consent',
  initial: 'agreeing',
  states: {
    agreeing: {
      // What was agreed to on an earlier page still stands: the session goes on where it was.
      always: { guard: 'comesBack', target: '#session.joined' },
      tags: 'canReport',
      on: {
        'customer.agreed': {
          target: '#session.download',
          actions: {
            type: 'rememberAgreement',
            params: ({ event }) => ({ version: event.version, at: event.at }),
          },
        },
        'customer.raisedAlarm': 'reporting',
      },
    },
    reporting,
  },
});

/** The program for this system, or the way on without one. */
export const download = sessionSetup.createStateConfig({
  tags: 'download',
  initial: 'asking',
  on: {
    'customer.wentOnInBrowser': '#session.connect',
  },
  states: {
    asking: {
      tags: ['canReport', 'isBusy'],
      invoke: {
        id: 'programOffer',
        src: 'programOffer',
        onDone: {
          target: 'offered',
          actions: { type: 'rememberOffer', params: ({ event }) => ({ offer: event.output }) },
        },
        onError: 'failed',
      },
      on: { 'customer.raisedAlarm': 'reporting' },
    },
    offered: {
      always: [{ guard: 'programIsOffered', target: 'fetching' }, { target: 'unavailable' }],
    },
    unavailable: {
      tags: 'canReport',
      on: { 'customer.raisedAlarm': 'reporting' },
    },
    fetching: {
      tags: ['canReport', 'isBusy'],
      invoke: {
        id: 'programDownload',
        src: 'programDownload',
        input: ({ context }) => {
          if (context.offer.kind !== 'program') throw new Error('Only a program is downloaded');
          return { program: context.offer.program };
        },
        onError: 'failed',
      },
      on: {
        'browser.downloadedPart': {
          actions: { type: 'countBytes', params: ({ event }) => ({ bytes: event.bytes }) },
        },
        'browser.savedProgram': 'saved',
        'browser.failedDownload': 'failed',
        'customer.raisedAlarm': 'reporting',
      },
    },
    saved: {
      tags: 'canReport',
      on: {
        'customer.openedProgram': '#session.connect',
        'customer.retriedDownload': 'fetching',
        'customer.raisedAlarm': 'reporting',
      },
    },
    failed: {
      tags: 'canReport',
      on: {
        'customer.retriedDownload': 'asking',
        'customer.raisedAlarm': 'reporting',
      },
    },
    reporting,
  },
});
