import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { faultsInIcon } from '../../manifests/teams/check-package.ts';
import { drawColourIcon, drawOutlineIcon } from '../../manifests/teams/draw-icons.ts';
import { teamsManifestFile } from '../../manifests/teams/fill-manifest.ts';
import { sizeOf } from '../../manifests/teams/write-png.ts';

const kept = (name: string) => readFileSync(new URL(name, teamsManifestFile));

/** The pixels of a PNG that was written without filters: red, green, blue, opacity, from the top left. */
function pixelsOf(png: Buffer): number[][] {
  const { width = 0, height = 0 } = sizeOf(png) ?? {};
  const start = png.indexOf('IDAT');
  const lines = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)));
  return Array.from({ length: width * height }, (_, index) => {
    const at = Math.floor(index / width) * (width * 4 + 1) + 1 + (index % width) * 4;
    return [...lines.subarray(at, at + 4)];
  });
}

describe('the icons', () => {
  test.each([
    ['color.png', drawColourIcon],
    ['outline.png', drawOutlineIcon],
  ])('%s is the picture that the script draws', (name, draw) => {
    expect(pixelsOf(kept(name))).toEqual(pixelsOf(draw()));
  });

  test('are a square of 192 and one of 32', () => {
    expect(faultsInIcon('color.png', kept('color.png'), 192)).toEqual([]);
    expect(faultsInIcon('outline.png', kept('outline.png'), 32)).toEqual([]);
    expect(faultsInIcon('color.png', kept('outline.png'), 192)).toEqual([
      'color.png is 32 by 32, but must be 192 by 192.',
    ]);
    expect(faultsInIcon('color.png', Buffer.from('a picture'), 192)[0]).toContain('color.png is no PNG');
  });

  test('in colour: nothing shines through, and the symbol keeps to the middle that Teams never crops', () => {
    const pixels = pixelsOf(kept('color.png'));
    expect(pixels.every(([, , , opacity]) => opacity === 255)).toBe(true);
    const [corner] = pixels;
    const drawn = pixels.flatMap((pixel, index) => (String(pixel) === String(corner) ? [] : [index]));
    for (const index of drawn) {
      expect(index % 192).toBeGreaterThanOrEqual(48);
      expect(index % 192).toBeLessThan(144);
    }
    expect(new Set(drawn.map((index) => Math.floor(index / 192))).size).toBe(96);
  });

  test('in outline: white on nothing, without room at the top or the bottom', () => {
    const pixels = pixelsOf(kept('outline.png'));
    expect(pixels.every((pixel) => pixel.slice(0, 3).every((colour) => colour === 255))).toBe(true);
    const rows = new Set(pixels.flatMap(([, , , opacity], index) => (opacity ? [Math.floor(index / 32)] : [])));
    expect([Math.min(...rows), Math.max(...rows)]).toEqual([0, 31]);
    expect(pixels.some(([, , , opacity]) => opacity === 0)).toBe(true);
  });
});
