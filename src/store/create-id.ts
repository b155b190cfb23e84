import { randomBytes } from 'node:crypto';

/** An id for a row that is written by hand, as Prisma makes them (UUID, version 7): later ones sort after earlier ones. */
export function createId(): string {
  const at = performance.timeOrigin + performance.now();
  const milliseconds = Math.floor(at);
  const bytes = randomBytes(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes.writeUInt16BE(0x7000 | Math.floor((at - milliseconds) * 4096), 6); // version 7, then parts of the millisecond
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
