/** Where everything of a statechart is drawn: computed when it changes, and kept beside the code. */
export interface Layout {
  readonly machine: string;
  /** Of which structure it is, as a trace's head says it. */
  readonly hash: string;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  readonly starts: readonly Start[];
}

/** A state's place: left, top, width, height. */
export interface Box {
  readonly state: string;
  readonly at: readonly [number, number, number, number];
}

export type Point = readonly [x: number, y: number];

/** All that leads from one state to another, drawn as one line with a label for each. */
export interface Arrow {
  readonly edges: readonly string[];
  readonly points: readonly Point[];
  /** The upper left corner of the first label; the others follow below. */
  readonly label: Point;
}

/** The dot from which a region begins, and its line to the state that is entered first. */
export interface Start {
  readonly state: string;
  readonly at: Point;
  readonly points: readonly Point[];
}

/** Sizes that the computing and the drawing have to agree on, in pixels. */
export const measures = {
  name: 26,
  line: 16,
  pad: 10,
  dot: 10,
} as const;
