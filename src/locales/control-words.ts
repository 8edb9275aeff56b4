/** What the console says of control of the customer's computer. */
export interface ControlWords {
  readonly heading: string;
  readonly noProgram: string;
  readonly notMonitor: string;
  readonly canAsk: string;
  readonly ask: string;
  readonly asked: string;
  readonly cancel: string;
  readonly allowed: string;
  /** Control comes back when the customer's hands have rested for so many seconds more. */
  readonly rests: (seconds: number) => string;
  readonly wayOut: string;
  readonly giveBack: string;
  readonly whys: Readonly<
    Record<
      | 'customer.refusedControl'
      | 'customer.didNotAnswer'
      | 'surface.notAMonitor'
      | 'monitor.notFound'
      | 'system.cannotControl'
      | 'customer.touched'
      | 'customer.pressedButton'
      | 'customer.tookControlBack'
      | 'adviser.gaveControlBack'
      | 'control.tooLong'
      | 'control.notNow'
      | 'sharing.stopped'
      | 'seat.away',
      string
    >
  >;
}
