import type { Koffi } from './addon.ts';

/** What Windows knows of something that is open. */
export interface OpenFacts {
  readonly attributes: number;
  /** What kind of link it is; 0 for none. */
  readonly tag: number;
  /** On which disk it is. */
  readonly volume: number;
  readonly links: number;
  readonly bytes: number;
  /** Where it is, as Windows calls it in full. */
  readonly path: string;
}

/** Something that is right in a folder. */
export interface Listed {
  readonly name: string;
  readonly attributes: number;
  readonly tag: number;
  readonly bytes: number;
}

/** How something is opened. */
export interface Opening {
  readonly access: number;
  readonly share: number;
  readonly disposition: number;
  readonly options: number;
}

export type FileCalls = ReturnType<typeof bindFileCalls>;

/** That there already is something of this name. */
export const collision = 0xc0000035;
const caseless = 0x40;
const existing = 3;
/** A folder, and not what it links to. */
const folderItself = 0x02200000;
const listing = { next: 14, first: 15, bytes: 65_536 };
const entry = { next: 0, size: 40, attributes: 56, nameBytes: 60, tag: 64, name: 68 };
const known = { bytes: 52, attributes: 0, volume: 28, high: 32, low: 36, links: 40 };
const tagClass = 9;
const deleteClass = 4;
const onDisk = 1;
const isLink = 0x400;
const longest = 32_768;
const removable = 2;
const fixed = 3;
const inMemory = 6;
const compact = 5;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The functions of Windows by which files are opened and looked at, and by which Node's own read and write them. */
// eslint-disable-next-line max-lines-per-function -- declarations, and what each needs around it
export function bindFileCalls(koffi: Koffi) {
  const kernel = koffi.load('kernel32.dll');
  const nt = koffi.load('ntdll.dll');
  const node = koffi.load(null);
  koffi.struct('RH_NAME', { bytes: 'uint16', room: 'uint16', text: 'str16' });
  koffi.struct('RH_OBJECT', {
    size: 'uint32',
    root: 'int64',
    name: 'RH_NAME *',
    attributes: 'uint32',
    security: 'int64',
    quality: 'int64',
  });
  const createNt = nt.func(
    'uint32 __stdcall NtCreateFile(void *handle, uint32 access, RH_OBJECT *object, void *status, int64 size, uint32 attributes, uint32 share, uint32 disposition, uint32 options, int64 extended, uint32 length)',
  );
  const createFile = kernel.func(
    'int64 __stdcall CreateFileW(str16 path, uint32 access, uint32 share, int64 security, uint32 disposition, uint32 flags, int64 template)',
  );
  const finalPath = kernel.func(
    'uint32 __stdcall GetFinalPathNameByHandleW(int64 handle, void *path, uint32 room, uint32 flags)',
  );
  const look = kernel.func('bool __stdcall GetFileInformationByHandle(int64 handle, void *facts)');
  const lookMore = kernel.func(
    'bool __stdcall GetFileInformationByHandleEx(int64 handle, int kind, void *facts, uint32 room)',
  );
  const change = kernel.func(
    'bool __stdcall SetFileInformationByHandle(int64 handle, int kind, void *facts, uint32 size)',
  );
  const typeOf = kernel.func('uint32 __stdcall GetFileType(int64 handle)');
  const drives = kernel.func('uint32 __stdcall GetLogicalDrives()');
  const driveType = kernel.func('uint32 __stdcall GetDriveTypeW(str16 root)');
  const closeHandle = kernel.func('bool __stdcall CloseHandle(int64 handle)');
  const descriptorOf = node.func('int uv_open_osfhandle(int64 handle)');
  const handleOf = node.func('int64 uv_get_osfhandle(int descriptor)');
  // One for all: it is large, and a folder has many files.
  const path = Buffer.alloc(longest * 2);
  const tagOf = (handle: number) => {
    const found = Buffer.alloc(8);
    return lookMore(handle, tagClass, found, found.length) ? found.readUInt32LE(4) : null;
  };

  return {
    /** Opens a folder by its path, as it stands there; `null` if it can't. */
    openFolder: (path: string, access: number, share: number): number | null => {
      const handle = Number(createFile(path, access, share, 0, existing, folderItself, 0));
      return handle === -1 ? null : handle;
    },
    /** Opens a name in an open folder; its handle, or why not. */
    openIn: (root: number, text: string, how: Opening): { handle: number } | { status: number } => {
      const bytes = text.length * 2;
      const name = { bytes, room: bytes, text };
      const rest = { attributes: caseless, security: 0, quality: 0 };
      const [handle, said] = [Buffer.alloc(8), Buffer.alloc(16)];
      const { access, share, disposition, options } = how;
      const object = { size: 48, root, name, ...rest };
      const more = [0, 0, share, disposition, options, 0, 0];
      const status = createNt(handle, access, object, said, ...more);
      return status === 0 ? { handle: Number(handle.readBigInt64LE()) } : { status };
    },
    /** What is open; `null` for what is on no disk. */
    factsOf: (handle: number): OpenFacts | null => {
      const facts = Buffer.alloc(known.bytes);
      if (typeOf(handle) !== onDisk || !look(handle, facts)) return null;
      const attributes = facts.readUInt32LE(known.attributes);
      const tag = (attributes & isLink) === 0 ? 0 : tagOf(handle);
      const length = finalPath(handle, path, longest, 0);
      if (tag === null || length === 0 || length >= longest) return null;
      return {
        attributes,
        tag,
        volume: facts.readUInt32LE(known.volume),
        links: facts.readUInt32LE(known.links),
        bytes: facts.readUInt32LE(known.high) * 2 ** 32 + facts.readUInt32LE(known.low),
        path: path.toString('utf16le', 0, length * 2),
      };
    },
    /** All that is right in an open folder. */
    list: (handle: number): readonly Listed[] => {
      const found: Listed[] = [];
      const page = Buffer.alloc(listing.bytes);
      let kind = listing.first;
      for (; lookMore(handle, kind, page, page.length); kind = listing.next)
        found.push(...read(page));
      return found;
    },
    /** Makes a file go away when it is closed. */
    remove: (descriptor: number): void => {
      change(Number(handleOf(descriptor)), deleteClass, Buffer.from([1]), 1);
    },
    /** Makes a file one of Node's: closing that closes it. */
    descriptorOf: (handle: number): number => descriptorOf(handle),
    close: (handle: number): void => void closeHandle(handle),
    /** The computer's own drives, and none of a network. */
    drives: (): readonly string[] => {
      const there = drives();
      const own = [removable, fixed, compact, inMemory];
      return [...letters]
        .filter((_, index) => (there & (1 << index)) !== 0)
        .map((letter) => `${letter}:\\`)
        .filter((root) => own.includes(driveType(root)));
    },
  };
}

/** The entries of one page of a listing, but for the folder itself and the one above. */
function read(page: Buffer): readonly Listed[] {
  const found: Listed[] = [];
  for (let at = 0, step = -1; step !== 0; at += step) {
    step = page.readUInt32LE(at + entry.next);
    const from = at + entry.name;
    const name = page.toString('utf16le', from, from + page.readUInt32LE(at + entry.nameBytes));
    const attributes = page.readUInt32LE(at + entry.attributes);
    const tag = (attributes & isLink) === 0 ? 0 : page.readUInt32LE(at + entry.tag);
    const bytes = Number(page.readBigInt64LE(at + entry.size));
    if (name !== '.' && name !== '..') found.push({ name, attributes, tag, bytes });
  }
  return found;
}
