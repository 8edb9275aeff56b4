/** How large a picture is, in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const startCode = Buffer.from([0x9d, 0x01, 0x2a]);
/** A frame that stands for itself begins with its tag, the start code, and its size (RFC 6386, section 9.1). */
const keyHeadBytes = 10;

/** The size of a VP8 picture that stands for itself; `null` if it is none. */
export function sizeOfKeyFrame(frame: Buffer): PictureSize | null {
  if (frame.length < keyHeadBytes || !frame.subarray(3, 6).equals(startCode)) return null;
  const isKey = (frame.readUInt8(0) & 1) === 0;
  const width = frame.readUInt16LE(6) & 0x3fff;
  const height = frame.readUInt16LE(8) & 0x3fff;
  return isKey && width > 0 && height > 0 ? { width, height } : null;
}

/** A picture has so many pixels a side at most where none was recorded. */
const longestSide = 4_096;

/** For every block of 16 by 16 pixels a byte is more than a decoder reads; so much more is for the rest of the header. */
const headerBytes = 512;

/**
 * A grey picture, for where nothing is recorded: what was shown last must not look as if it went on.
 *
 * A frame of VP8 that has nothing but zeros after its head is grey: each zero says "predict this block from its neighbours, the
 * first from the standard's own grey, and add nothing" (RFC 6386, sections 9, 11, 12 and 13). So no encoder is needed.
 */
export function greyFrame(size: PictureSize): Buffer {
  const width = Math.min(size.width, longestSide);
  const height = Math.min(size.height, longestSide);
  const partBytes = headerBytes + Math.ceil(width / 16) * Math.ceil(height / 16);
  const frame = Buffer.alloc(keyHeadBytes + 2 * partBytes);
  const isShown = 1 << 4;
  frame.writeUIntLE(isShown | (partBytes << 5), 0, 3);
  startCode.copy(frame, 3);
  frame.writeUInt16LE(width, 6);
  frame.writeUInt16LE(height, 8);
  return frame;
}
