import type { Koffi } from './addon.ts';

/** The functions of Windows that the program calls. Handles travel as whole numbers. */
export type User32 = ReturnType<typeof bindUser32>;

/** Declares them. */
// eslint-disable-next-line max-lines-per-function -- a list of declarations, which nothing would be gained by cutting up
export function bindUser32(koffi: Koffi) {
  const user = koffi.load('user32.dll');
  const gdi = koffi.load('gdi32.dll');
  const kernel = koffi.load('kernel32.dll');
  const windowProcedure = koffi.proto(
    'int64 __stdcall RemoteHelpWindow(int64 window, uint32 message, uint64 w, int64 l)',
  );
  const mouse = koffi.struct('RH_MOUSE', {
    dx: 'long',
    dy: 'long',
    mouseData: 'uint32',
    dwFlags: 'uint32',
    time: 'uint32',
    dwExtraInfo: 'uintptr_t',
  });
  const key = koffi.struct('RH_KEY', {
    wVk: 'uint16',
    wScan: 'uint16',
    dwFlags: 'uint32',
    time: 'uint32',
    dwExtraInfo: 'uintptr_t',
  });
  const either = koffi.union('RH_EITHER', { mi: mouse, ki: key });
  const input = koffi.struct('RH_INPUT', { type: 'uint32', u: either });
  const windowClass = koffi.struct('RH_CLASS', {
    cbSize: 'uint32',
    style: 'uint32',
    lpfnWndProc: koffi.pointer(windowProcedure),
    cbClsExtra: 'int',
    cbWndExtra: 'int',
    hInstance: 'int64',
    hIcon: 'int64',
    hCursor: 'int64',
    hbrBackground: 'int64',
    lpszMenuName: 'str16',
    lpszClassName: 'str16',
    hIconSm: 'int64',
  });
  return {
    inputSize: koffi.sizeof(input),
    classSize: koffi.sizeof(windowClass),
    registerProcedure: (procedure: WindowProcedure) =>
      koffi.register(procedure as never, koffi.pointer(windowProcedure)),
    sendInput: user.func('uint32 __stdcall SendInput(uint32 count, RH_INPUT *inputs, int size)'),
    mapVirtualKey: user.func('uint32 __stdcall MapVirtualKeyW(uint32 code, uint32 kind)'),
    systemMetric: user.func('int __stdcall GetSystemMetrics(int index)'),
    screenContext: user.func('int64 __stdcall GetDC(int64 window)'),
    releaseContext: user.func('int __stdcall ReleaseDC(int64 window, int64 dc)'),
    deviceCapability: gdi.func('int __stdcall GetDeviceCaps(int64 dc, int index)'),
    keyState: user.func('int16 __stdcall GetKeyState(int key)'),
    hideFromPictures: user.func(
      'bool __stdcall SetWindowDisplayAffinity(int64 window, uint32 affinity)',
    ),
    displayDevice: user.func(
      'bool __stdcall EnumDisplayDevicesW(void *device, uint32 index, void *found, uint32 flags)',
    ),
    displaySettings: user.func(
      'bool __stdcall EnumDisplaySettingsW(void *device, uint32 mode, void *found)',
    ),
    registerClass: user.func('uint16 __stdcall RegisterClassExW(RH_CLASS *registered)'),
    createWindow: user.func(
      'int64 __stdcall CreateWindowExW(uint32 extended, str16 name, str16 title, uint32 style, int x, int y, int width, int height, int64 parent, int64 menu, int64 instance, void *more)',
    ),
    defaultProcedure: user.func(
      'int64 __stdcall DefWindowProcW(int64 window, uint32 message, uint64 w, int64 l)',
    ),
    placeWindow: user.func(
      'bool __stdcall SetWindowPos(int64 window, int64 after, int x, int y, int width, int height, uint32 flags)',
    ),
    showWindow: user.func('bool __stdcall ShowWindow(int64 window, int how)'),
    focusWindow: user.func('bool __stdcall SetForegroundWindow(int64 window)'),
    outerSize: user.func(
      'bool __stdcall AdjustWindowRectEx(void *box, uint32 style, bool menu, uint32 extended)',
    ),
    invalidate: user.func('bool __stdcall InvalidateRect(int64 window, void *box, bool erase)'),
    beginPaint: user.func('int64 __stdcall BeginPaint(int64 window, void *paint)'),
    endPaint: user.func('bool __stdcall EndPaint(int64 window, void *paint)'),
    putPixels: gdi.func(
      'int __stdcall SetDIBitsToDevice(int64 dc, int x, int y, uint32 width, uint32 height, int fromX, int fromY, uint32 start, uint32 lines, void *bits, void *info, uint32 use)',
    ),
    peekMessage: user.func(
      'bool __stdcall PeekMessageW(void *message, int64 window, uint32 first, uint32 last, uint32 remove)',
    ),
    translateMessage: user.func('bool __stdcall TranslateMessage(void *message)'),
    dispatchMessage: user.func('int64 __stdcall DispatchMessageW(void *message)'),
    openClipboard: user.func('bool __stdcall OpenClipboard(int64 window)'),
    closeClipboard: user.func('bool __stdcall CloseClipboard()'),
    clipboardData: user.func('int64 __stdcall GetClipboardData(uint32 format)'),
    lockText: kernel.func('str16 __stdcall GlobalLock(int64 handle)'),
    unlock: kernel.func('bool __stdcall GlobalUnlock(int64 handle)'),
    loadCursor: user.func('int64 __stdcall LoadCursorW(int64 instance, int64 name)'),
    moduleHandle: kernel.func('int64 __stdcall GetModuleHandleW(str16 name)'),
    postToThread: user.func(
      'bool __stdcall PostThreadMessageW(uint32 thread, uint32 message, uint64 w, int64 l)',
    ),
  };
}

/** Hears a window's messages. */
export type WindowProcedure = (
  window: number,
  message: number,
  w: number | bigint,
  l: number | bigint,
) => number;
