import * as v from 'valibot';
import * as f from './fields.ts';
import { askedHandOver, askedInvitation, presentColleague, sessionSummary } from './http.ts';
import { sizes } from './limits.ts';
import { fileDrops, handOverEnds, programRefusals } from './reasons.ts';
import { passedOnElsewhere } from './passed-on-messages.ts';
import { pageMessages } from './page-messages.ts';

/** What the broker itself says to consoles and to programs, and never to a customer's page. */
const ownMessages = {
  /** The adviser has the session's seat. Rows up to `lastSeq` that follow are what was missed, the others are new. */
  'broker.seated': v.strictObject({
    type: v.literal('broker.seated'),
    session: sessionSummary,
    /** Whether the console is to record what is shown. */
    records: v.boolean(),
    /** How large a file may be that is exchanged, in bytes; 0 where none is (rule P31). */
    maxFileBytes: f.sequence,
    /** The colleague who is asked to take it over, if one is (rule P40). */
    handOver: v.exactOptional(v.strictObject({ ask: f.messageId, to: f.adviserIdentity })),
    /** The second adviser, if one is invited or there (rule P42). */
    second: v.exactOptional(f.secondAdviser),
    /** What the customer shows now, for a console that was not there when it was picked; `null` while nothing is. */
    shown: v.nullable(f.shown),
    lastSeq: f.sequence,
  }),
  /** The adviser's own sessions, newest first; said again whenever one changes. */
  'broker.listedSessions': v.strictObject({
    type: v.literal('broker.listedSessions'),
    sessions: v.array(sessionSummary),
  }),
  /** The second adviser has their seat: what they are told of the session, which is the chat from the customer's yes on (rule P42). */
  'broker.seatedSecond': v.strictObject({
    type: v.literal('broker.seatedSecond'),
    adviser: f.adviserIdentity,
    state: f.brokerState,
    lastSeq: f.sequence,
  }),
  /** The sessions that an adviser is asked to take part in, or takes part in; said again whenever one comes or goes (rule P42). */
  'broker.listedInvitations': v.strictObject({
    type: v.literal('broker.listedInvitations'),
    invitations: v.array(askedInvitation),
  }),
  /** The colleagues who are at their consoles; said again whenever one comes or goes (rule P40). */
  'broker.listedColleagues': v.strictObject({
    type: v.literal('broker.listedColleagues'),
    colleagues: v.pipe(v.array(presentColleague), v.maxLength(sizes.maxColleagues)),
  }),
  /** The sessions that this adviser is asked to take over; said again whenever one comes or goes (rule P40). */
  'broker.listedHandOvers': v.strictObject({
    type: v.literal('broker.listedHandOvers'),
    handOvers: v.array(askedHandOver),
  }),
  /** To the adviser who asked: the colleague does not take the session over. */
  'broker.endedHandOver': v.strictObject({
    type: v.literal('broker.endedHandOver'),
    ask: f.messageId,
    why: v.picklist(handOverEnds),
  }),
  /** To the program: the customer's page is asked; these digits are to be compared. */
  'broker.askedCustomer': v.strictObject({
    type: v.literal('broker.askedCustomer'),
    check: f.checkDigits,
    waitMs: f.duration,
  }),
  /** To the program: it is not bound, and the socket is closed. */
  'broker.turnedProgramAway': v.strictObject({
    type: v.literal('broker.turnedProgramAway'),
    why: v.picklist(programRefusals),
  }),
  /** To the program: it belongs to this session, from now on or again. */
  'broker.boundProgram': v.strictObject({
    type: v.literal('broker.boundProgram'),
    sessionId: f.sessionId,
    resumeMs: f.duration,
  }),
  /** To the program: all that its bar has to say; said again whenever any of it changes. */
  'broker.describedSession': v.strictObject({
    type: v.literal('broker.describedSession'),
    state: f.brokerState,
    locale: f.locale,
    adviser: f.adviserIdentity,
    adviserIsPresent: v.boolean(),
    customerIsPresent: v.boolean(),
    /** The second adviser, whom the customer has let into the chat (rule P42). */
    second: v.exactOptional(
      v.strictObject({ ...f.adviserIdentity.entries, isPresent: v.boolean() }),
    ),
    records: v.boolean(),
    maxFileBytes: f.sequence,
    joinedAt: f.moment,
    /** After how long a rest of the customer's hands control may come back; 0 for never (rule P39). */
    controlReturnSeconds: f.restSeconds,
    /** `null` while nothing is shown. */
    shown: v.nullable(f.shown),
  }),
  /** The customer has allowed control: inputs belong to this grant (rule P22). */
  'broker.openedControl': v.strictObject({
    type: v.literal('broker.openedControl'),
    grant: f.grant,
  }),
  /** A folder is not shown any more, for the same reasons (rule P38). */
  'broker.droppedFolder': v.strictObject({
    type: v.literal('broker.droppedFolder'),
    ...f.stored,
    folder: f.messageId,
    why: v.picklist(fileDrops),
  }),
} as const;

/** Everything that can come from a broker, by type. */
export const brokerMessages = { ...pageMessages, ...ownMessages, ...passedOnElsewhere } as const;

export type BrokerMessages = {
  [Type in keyof typeof brokerMessages]: v.InferOutput<(typeof brokerMessages)[Type]>;
};
/** Any message that can come from a broker. */
export type BrokerMessage = BrokerMessages[keyof BrokerMessages];
