import { sessionSetup } from './session.setup.ts';

/**
 * Whether files are exchanged: one waits for the customer's answer, or some are on their way. Which ones is content, and
 * lives outside. Nothing else of a session depends on it.
 */
export const files = sessionSetup.createStateConfig({
  invoke: { id: 'fileWatch', src: 'fileWatch', onError: '.none' },
  initial: 'none',
  on: {
    'browser.sawFiles': [
      { guard: { type: 'someAreAsked', params: ({ event }) => event }, target: '.asked' },
      { guard: { type: 'someAreMoving', params: ({ event }) => event }, target: '.moving' },
      { target: '.none' },
    ],
  },
  states: {
    none: {},
    asked: { tags: 'asksAboutFile' },
    moving: { tags: 'filesMove' },
  },
});
