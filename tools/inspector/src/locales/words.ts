import type { Tab, Told } from '../model/told.ts';
import type { Speed } from '../model/playback.ts';

/** Every text of the inspector. A language that lacks one does not compile. */
export interface Words {
  readonly title: string;
  readonly language: string;
  readonly start: {
    readonly heading: string;
    readonly lead: string;
    readonly choose: string;
    readonly drop: string;
    readonly follow: string;
    readonly offline: string;
  };
  readonly actions: {
    readonly open: string;
    readonly save: string;
    readonly test: string;
    readonly follow: string;
    readonly stopFollowing: string;
    readonly replay: string;
    readonly stopReplaying: string;
    readonly mark: string;
    readonly markText: string;
    readonly add: string;
    readonly cancel: string;
    readonly byTime: string;
    readonly bySteps: string;
    readonly help: string;
    readonly close: string;
  };
  readonly live: {
    readonly browser: string;
    readonly relay: string;
    readonly connect: string;
    readonly page: string;
  };
  readonly transport: {
    readonly label: string;
    readonly first: string;
    readonly back: string;
    readonly play: string;
    readonly pause: string;
    readonly forward: string;
    readonly last: string;
    readonly position: string;
    readonly speed: string;
    readonly speeds: Readonly<Record<Speed, string>>;
    readonly stepOf: (step: number, all: number) => string;
    readonly noSteps: string;
  };
  readonly chart: {
    readonly label: string;
    readonly zoomIn: string;
    readonly zoomOut: string;
    readonly whole: string;
    readonly follow: string;
    readonly lookAt: string;
    readonly none: string;
    readonly unknownMachine: (name: string) => string;
  };
  readonly log: {
    readonly label: string;
    readonly time: string;
    readonly source: string;
    readonly event: string;
    readonly state: string;
    readonly note: string;
    readonly ignored: string;
    readonly differs: string;
    readonly failed: string;
    readonly mark: string;
    readonly emitted: string;
    readonly gap: (lines: number) => string;
    readonly row: (seq: number) => string;
    readonly kind: (name: string) => string;
  };
  readonly tabs: Readonly<Record<Tab, string>>;
  readonly context: {
    readonly event: string;
    readonly active: string;
    readonly facts: string;
    readonly changed: (count: number) => string;
    readonly was: string;
    readonly isNew: string;
    readonly actions: string;
    readonly actors: string;
    readonly tags: string;
    readonly nothing: string;
    readonly line: string;
  };
  readonly next: {
    readonly lead: string;
    readonly possible: string;
    readonly guarded: (guard: string) => string;
    readonly stays: string;
    readonly none: string;
    readonly over: string;
    readonly insert: string;
    readonly insertLead: string;
    readonly eventLabel: string;
    readonly notAnEvent: string;
    readonly drop: string;
    readonly send: string;
    readonly isWhatIf: string;
    readonly dropped: (step: number) => string;
    readonly inserted: (event: string, step: number) => string;
    readonly back: string;
  };
  readonly difference: {
    readonly none: string;
    readonly notYet: string;
    readonly atStep: (step: number) => string;
    readonly count: (count: number) => string;
    readonly goToFirst: string;
    readonly recorded: string;
    readonly computed: string;
    readonly fields: Readonly<Record<string, string>>;
    readonly here: string;
  };
  readonly ways: {
    readonly lead: string;
    readonly coverage: (taken: number, all: number) => string;
    readonly more: string;
    readonly untaken: string;
    readonly allTaken: string;
    readonly states: string;
    readonly show: string;
    readonly start: string;
    readonly none: string;
  };
  readonly faults: {
    readonly none: string;
    readonly lead: (count: number) => string;
    readonly line: string;
    readonly more: (count: number) => string;
  };
  readonly others: {
    readonly lead: string;
    readonly none: string;
    readonly stopped: string;
    readonly events: string;
    readonly unreadable: (count: number) => string;
  };
  readonly status: {
    readonly sameMachine: string;
    readonly otherMachine: string;
    readonly noHead: string;
    readonly verifying: (done: number, all: number) => string;
    readonly agrees: (all: number) => string;
    readonly differs: (step: number) => string;
    readonly faults: (count: number) => string;
    readonly whatIf: string;
    readonly live: string;
    readonly replaying: string;
    readonly loading: string;
  };
  readonly told: Readonly<Record<Told['what'], (of: string) => string>>;
  readonly help: {
    readonly heading: string;
    readonly keys: readonly (readonly [key: string, what: string])[];
  };
}
