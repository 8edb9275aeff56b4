/** The part of the package `x11` that the program and its tests use; it brings no types of its own. */
declare module 'x11' {
  type Reply<Value> = (error: Error | null, value: Value) => void;

  export interface XEvent {
    readonly name: string;
    readonly wid?: number;
    readonly x?: number;
    readonly y?: number;
    readonly rootx?: number;
    readonly rooty?: number;
    readonly keycode?: number;
    readonly buttons?: number;
    /** To which window a selection came. */
    readonly requestor?: number;
    readonly selection?: number;
    readonly target?: number;
    readonly property?: number;
    readonly time?: number;
    readonly sourceId?: number;
    readonly detail?: number;
    readonly data?: readonly number[];
    readonly messageType?: number;
  }

  export interface XTest {
    FakeInput(
      type: number,
      detail: number,
      time: number,
      window: number,
      x: number,
      y: number,
    ): void;
  }

  export interface XInput {
    readonly AllMasterDevices: number;
    XIQueryDevice(
      deviceId: number,
      reply: Reply<readonly { deviceId: number; name: string }[]>,
    ): void;
    XISelectEvents(window: number, mask: { deviceId: number; mask: readonly string[] }): void;
  }

  export interface RandR {
    GetScreenResourcesCurrent(window: number, reply: Reply<{ outputs: readonly number[] }>): void;
    GetOutputInfo(output: number, time: number, reply: Reply<{ crtc: number; name: string }>): void;
    GetCrtcInfo(
      crtc: number,
      time: number,
      reply: Reply<{ x: number; y: number; width: number; height: number }>,
    ): void;
  }

  export interface XClient {
    readonly atoms: Readonly<Record<string, number>>;
    AllocID(): number;
    CreateWindow(
      id: number,
      parent: number,
      x: number,
      y: number,
      width: number,
      height: number,
      border: number,
      depth: number,
      windowClass: number,
      visual: number,
      values: Readonly<Record<string, number | boolean>>,
    ): void;
    DestroyWindow(id: number): void;
    MapWindow(id: number): void;
    UnmapWindow(id: number): void;
    RaiseWindow(id: number): void;
    ConfigureWindow(id: number, box: Readonly<Record<string, number>>): void;
    CreateGC(id: number, drawable: number, values: Readonly<Record<string, number>>): void;
    PutImage(
      format: number,
      drawable: number,
      gc: number,
      width: number,
      height: number,
      x: number,
      y: number,
      leftPad: number,
      depth: number,
      data: Uint8Array,
    ): void;
    GetImage(
      format: number,
      drawable: number,
      x: number,
      y: number,
      width: number,
      height: number,
      planes: number,
      reply: Reply<{ readonly data: Uint8Array }>,
    ): void;
    /** Where the pointer is, and which buttons and modifiers are down. */
    QueryPointer(
      window: number,
      reply: Reply<{ readonly rootX: number; readonly rootY: number; readonly keyMask: number }>,
    ): void;
    GetGeometry(
      window: number,
      reply: Reply<{ readonly width: number; readonly height: number }>,
    ): void;
    /** Where a point of a window is in another one. */
    TranslateCoordinates(
      from: number,
      to: number,
      x: number,
      y: number,
      reply: Reply<{ readonly destX: number; readonly destY: number }>,
    ): void;
    ChangeProperty(
      mode: number,
      window: number,
      property: number,
      type: number,
      unit: number,
      data: Uint8Array,
    ): void;
    GetProperty(
      isDeleted: number,
      window: number,
      property: number,
      type: number,
      from: number,
      length: number,
      reply: Reply<{ readonly data: Uint8Array }>,
    ): void;
    ConvertSelection(
      window: number,
      selection: number,
      target: number,
      property: number,
      time: number,
    ): void;
    GetSelectionOwner(selection: number, reply: Reply<number>): void;
    SetSelectionOwner(window: number, selection: number, time: number): void;
    SendEvent(
      window: number,
      isPropagated: boolean,
      mask: number,
      event: Readonly<Record<string, number | string>>,
    ): void;
    InternAtom(onlyIfExists: boolean, name: string, reply: Reply<number>): void;
    GetInputFocus(reply: Reply<unknown>): void;
    GetKeyboardMapping(first: number, count: number, reply: Reply<number[][]>): void;
    ChangeKeyboardMapping(first: number, perCode: number, keysyms: readonly number[]): void;
    require(name: 'xtest', reply: Reply<XTest>): void;
    require(name: 'xinput', reply: Reply<XInput>): void;
    require(name: 'randr', reply: Reply<RandR>): void;
    on(event: 'event', listener: (event: XEvent) => void): void;
    on(event: 'error' | 'end', listener: (error: Error) => void): void;
    terminate(): void;
  }

  export interface XDisplay {
    readonly client: XClient;
    readonly screen: readonly {
      readonly root: number;
      readonly root_depth: number;
      readonly pixel_width: number;
      readonly pixel_height: number;
    }[];
    readonly min_keycode: number;
    readonly max_keycode: number;
  }

  export const eventMask: Readonly<Record<string, number>>;
  export function createClient(options: { display?: string }, ready: Reply<XDisplay>): void;
  const x11: { createClient: typeof createClient; eventMask: typeof eventMask };
  // eslint-disable-next-line no-restricted-syntax -- the package has this shape
  export default x11;
}
