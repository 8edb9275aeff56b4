import { sessionSetup } from './session.setup.ts';

/**
 * Whether the adviser points at something on this page. It is drawn over the page and touches nothing, so nobody has to
 * allow it; it is there only while this very page is what is shown.
 */
export const pointing = sessionSetup.createStateConfig({
  invoke: { id: 'adviserMarks', src: 'adviserMarks', onError: '.off' },
  initial: 'unused',
  states: {
    unused: {
      on: {
        'adviser.pointed': {
          target: 'pointing',
          actions: { type: 'writeNotice', params: { notice: 'adviserPoints' } },
        },
      },
    },
    pointing: { tags: 'adviserPoints', on: { 'adviser.stoppedPointing': 'resting' } },
    resting: { on: { 'adviser.pointed': 'pointing' } },
    off: {},
  },
});
