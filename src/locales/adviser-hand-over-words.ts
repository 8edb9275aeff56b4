/** Handing a session over to a colleague, and taking one over. */
export interface HandOverWords {
  readonly button: string;
  readonly heading: string;
  readonly explained: string;
  readonly nobody: string;
  readonly legend: string;
  readonly ask: string;
  readonly cancel: string;
  readonly chooseFirst: string;
  readonly asked: (name: string, role: string) => string;
  readonly withdraw: string;
  /** How a question ended without the colleague's yes. */
  readonly ends: Readonly<
    Record<
      | 'handOver.declined'
      | 'handOver.notAnswered'
      | 'handOver.gone'
      | 'handOver.withdrawn'
      | 'handOver.sessionOver'
      | 'handOver.notNow',
      string
    >
  >;
  readonly close: string;
  readonly done: string;
  readonly doneTo: (name: string, role: string) => string;
  readonly doneMeans: string;
  readonly back: string;
  /** In the chat of the session: who has it now. */
  readonly nowWith: (name: string, role: string) => string;
  readonly incoming: string;
  readonly incomingFrom: (name: string, role: string) => string;
  readonly incomingAbout: (reference: string, language: string) => string;
  readonly incomingMeans: string;
  readonly accept: string;
  readonly decline: string;
}
