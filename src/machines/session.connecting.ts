import type { ConnectionFinding, NumberRefusal } from '../protocol/reasons.ts';
import { reporting } from './session.before-joining.ts';
import type { NumberAnswer } from './session.events.ts';
import { sessionSetup } from './session.setup.ts';

/** The number from the e-mail. A refused one leaves the person here. */
const number = sessionSetup.createStateConfig({
  initial: 'entering',
  states: {
    entering: {
      tags: 'canReport',
      on: {
        'customer.gaveNumber': {
          guard: {
            type: 'numberIsWellFormed',
            params: ({ event }) => ({ isWellFormed: event.isWellFormed }),
          },
          target: 'checking',
        },
        'customer.raisedAlarm': 'reporting',
      },
    },
    checking: {
      tags: ['canReport', 'isBusy'],
      invoke: {
        id: 'numberCheck',
        src: 'numberCheck',
        onDone: [
          {
            guard: { type: 'isAdmitted', params: ({ event }) => ({ answer: event.output }) },
            target: '#session.joined',
            actions: [
              { type: 'rememberAdmission', params: ({ event }) => ({ answer: event.output }) },
              {
                type: 'tellBroker',
                params: ({ context }) => ({
                  type: 'customer.agreed',
                  version: context.agreedTo ?? '',
                  at: context.agreedAt,
                }),
              },
              { type: 'writeNotice', params: { notice: 'connected' } },
            ],
          },
          {
            target: 'entering',
            actions: {
              type: 'rememberRefusal',
              params: ({ event }) => ({ reason: refusalOf(event.output) }),
            },
          },
        ],
        onError: {
          target: 'entering',
          actions: { type: 'rememberRefusal', params: { reason: 'broker.unreachable' } },
        },
      },
      after: {
        checkTime: {
          target: 'entering',
          actions: { type: 'rememberRefusal', params: { reason: 'broker.unreachable' } },
        },
      },
      on: { 'customer.raisedAlarm': 'reporting' },
    },
    reporting,
  },
});

/** Whether this network lets through what a session needs. It stands beside the number and never in its way. */
const connectionTest = sessionSetup.createStateConfig({
  initial: 'testing',
  states: {
    testing: {
      tags: 'testsConnection',
      invoke: {
        id: 'connectionTest',
        src: 'connectionTest',
        onDone: {
          target: 'tested',
          actions: {
            type: 'rememberConnection',
            params: ({ event }) => ({ finding: event.output }),
          },
        },
        onError: tested('connection.unreachable'),
      },
      after: { testTime: tested('connection.unreachable') },
    },
    tested: { on: { 'customer.retriedConnection': 'testing' } },
  },
});

/** On the way into a session: the number is typed and checked, and the connection is tested meanwhile. */
export const connect = sessionSetup.createStateConfig({
  tags: 'connect',
  type: 'parallel',
  states: { number, connectionTest },
});

function tested<Finding extends ConnectionFinding>(finding: Finding) {
  return {
    target: 'tested',
    actions: { type: 'rememberConnection', params: { finding } },
  } as const;
}

function refusalOf(answer: NumberAnswer): NumberRefusal {
  return answer.admitted ? 'broker.unreachable' : answer.reason;
}
