/** The icon of the program for Windows: a screen with a hand's arrow, drawn at the sizes that Windows asks for. */
export function makeIcon(): Buffer {
  const pictures = [16, 32, 48].map(drawIcon);
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, bytes }, index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(size, at);
    head.writeUInt8(size, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(bytes.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += bytes.length;
  });
  return Buffer.concat([head, ...pictures.map(({ bytes }) => bytes)]);
}

/** One size as a bitmap: rows from below, blue first, and an empty mask after them. */
function drawIcon(size: number) {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  header.writeInt32LE(size * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const pixels = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const [red, green, blue, alpha] = colorAt(x / size, y / size);
      pixels.set([blue, green, red, alpha], ((size - 1 - y) * size + x) * 4);
    }
  }
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size);
  return { size, bytes: Buffer.concat([header, pixels, mask]) };
}

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

function colorAt(x: number, y: number): Pixel {
  const isStand = y > 0.78 && y < 0.9 && x > 0.3 && x < 0.7;
  const isFrame = y > 0.1 && y < 0.76 && x > 0.06 && x < 0.94;
  const isScreen = y > 0.17 && y < 0.69 && x > 0.13 && x < 0.87;
  const isArrow = x > 0.4 && y > 0.25 && y - 0.25 > (x - 0.4) * 0.9 && y < 0.62 - (x - 0.4) * 0.35;
  if (isScreen) return isArrow ? [11, 77, 67, 255] : [255, 255, 255, 255];
  return isFrame || isStand ? [11, 77, 67, 255] : [0, 0, 0, 0];
}
