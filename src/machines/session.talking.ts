import type { DeclineReason } from '../protocol/reasons.ts';
import { reporting } from './session.before-joining.ts';
import type { Notice } from './session.events.ts';
import { sessionSetup } from './session.setup.ts';

/** Talking only: nothing is shown. "Start" leads to the warning, and only "Show" to the browser's picker. */
const talking = sessionSetup.createStateConfig({
  tags: ['canChat', 'canStart', 'canReport'],
  on: {
    'customer.askedToStart': {
      guard: 'mayStart',
      target: 'warned',
      actions: { type: 'forgetNotShown' },
    },
  },
});

/** The warning: what will be seen, and that nobody may tell the customer to do this. */
const warned = sessionSetup.createStateConfig({
  tags: ['canChat', 'asksBeforeShow', 'canReport'],
  entry: { type: 'tellBroker', params: { type: 'customer.wasAsked', asked: { question: 'show' } } },
  on: {
    'customer.confirmedShow': { guard: 'mayShow', target: 'picking' },
    'customer.declinedShow': notShown('customer.cancelled', 'showDeclined'),
    // What the customer reads is about another adviser than the one who would see it now.
    'broker.handedOver': 'talking',
  },
  always: { guard: 'mayNotStart', target: 'talking' },
});

/** The browser's own picker is open. It knows nothing of us, and we nothing of what it offers. */
const picking = sessionSetup.createStateConfig({
  tags: ['canChat', 'canReport', 'isBusy'],
  invoke: {
    id: 'surfacePicker',
    src: 'surfacePicker',
    onError: notShown('capture.failed', 'showFailed'),
  },
  on: {
    'customer.pickedSurface': {
      target: '#sharing',
      actions: [
        {
          type: 'tellBroker',
          params: ({ event }) => event,
        },
        { type: 'writeNotice', params: { notice: 'sharingStarted' } },
      ],
    },
    'customer.refusedPicker': notShown('picker.refused', 'showDeclined'),
    'browser.failedCapture': notShown('capture.failed', 'showFailed'),
    'broker.handedOver': 'talking',
  },
  // What is picked now would be shown over a dead line, or to somebody whose words are not checked.
  always: { guard: 'mayNotShow', target: 'talking' },
});

/** Connected, and nothing has been shown yet. */
export const chatOnly = sessionSetup.createStateConfig({
  tags: 'chat-only',
  initial: 'talking',
  states: { talking, warned, picking },
  on: { 'customer.raisedAlarm': '#stopped.reporting' },
});

/** Nothing is shown any more; the chat goes on. */
export const stopped = sessionSetup.createStateConfig({
  tags: 'stopped',
  initial: 'talking',
  states: { talking, warned, picking, reporting },
  on: { 'customer.raisedAlarm': '.reporting' },
});

/** Back to talking, because nothing was picked. */
function notShown<Why extends DeclineReason, Said extends Notice>(why: Why, notice: Said) {
  return {
    target: 'talking',
    actions: [
      { type: 'rememberNotShown', params: { why } },
      { type: 'tellBroker', params: { type: 'customer.declinedShow', why } },
      { type: 'writeNotice', params: { notice } },
    ] as const,
  } as const;
}
