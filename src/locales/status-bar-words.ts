/** What the status bar says. */
export interface StatusBarWords {
  readonly name: string;
  readonly connectedWith: string;
  readonly adviserAway: string;
  readonly lineLost: string;
  readonly seesNothing: string;
  readonly seesSoon: string;
  readonly seesDesktop: string;
  readonly seesPaused: string;
  readonly seesUnrecorded: string;
  readonly controlsNot: string;
  readonly controlAsked: string;
  readonly controls: string;
  readonly controlRests: string;
  readonly recorded: string;
  readonly notRecorded: string;
  readonly recordingStarts: string;
  readonly recordingFails: string;
  readonly lasts: string;
  readonly nothingShared: string;
  readonly nothingControlled: string;
}
