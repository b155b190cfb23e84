import { crc32, deflateSync } from 'node:zlib';

/** Red, green, blue and opacity, each 0 to 255. */
export type Pixel = readonly [number, number, number, number];

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const length = Buffer.alloc(4);
  const check = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** Eight bits a channel, with opacity, not interlaced. */
function header(size: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(size, 0);
  data.writeUInt32BE(size, 4);
  data.set([8, 6], 8);
  return data;
}

/** A square PNG (ISO/IEC 15948), `size` pixels wide, drawn pixel by pixel from the top left. */
export function writePng(size: number, pixelAt: (x: number, y: number) => Pixel): Buffer {
  const line = size * 4 + 1; // each line begins with its filter: none
  const lines = Buffer.alloc(size * line);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) lines.set(pixelAt(x, y), y * line + 1 + x * 4);
  }
  const chunks = [chunk('IHDR', header(size)), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...chunks]);
}

/** How wide and high a PNG says it is, in pixels; undefined when it is none. */
export function sizeOf(png: Buffer): { width: number; height: number } | undefined {
  if (png.length < 24 || !png.subarray(0, 8).equals(signature)) return undefined;
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}
