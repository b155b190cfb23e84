import { writeFileSync } from 'node:fs';
import { type Pixel, writePng } from './write-png.ts';

type Circle = { x: number; y: number; radius: number; colour: readonly [number, number, number] };

const white = [255, 255, 255] as const;
const amber = [244, 180, 60] as const;
const teal = [31, 78, 95] as const;

/** People round a table, seen from above: six seats, of which `lead` is the first. In units of the icon's half width. */
function table(reach: number, lead: Circle['colour']): Circle[] {
  const seat = reach * 0.21;
  const seats = Array.from({ length: 6 }, (_, index): Circle => {
    const angle = (index / 6) * 2 * Math.PI - Math.PI / 2;
    const away = reach - seat;
    return {
      x: Math.cos(angle) * away,
      y: Math.sin(angle) * away,
      radius: seat,
      colour: index === 0 ? lead : white,
    };
  });
  return [...seats, { x: 0, y: 0, radius: reach * 0.42, colour: white }];
}

const fine = 4;

/** The circle that covers most of a pixel, and how much of it, 0 to 1: edges are smooth. */
function cover(circles: Circle[], size: number, x: number, y: number) {
  const hits = circles.map((circle) => {
    let inside = 0;
    for (let part = 0; part < fine * fine; part += 1) {
      const across = ((x + ((part % fine) + 0.5) / fine) / size) * 2 - 1;
      const down = ((y + (Math.floor(part / fine) + 0.5) / fine) / size) * 2 - 1;
      if (Math.hypot(across - circle.x, down - circle.y) <= circle.radius) inside += 1;
    }
    return { colour: circle.colour, share: inside / fine ** 2 };
  });
  return hits.reduce((most, hit) => (hit.share > most.share ? hit : most));
}

function colourPixel(circles: Circle[], size: number, x: number, y: number): Pixel {
  const { colour, share } = cover(circles, size, x, y);
  const [red, green, blue] = teal.map((below, channel) => Math.round(below + ((colour[channel] ?? 0) - below) * share));
  return [red ?? 0, green ?? 0, blue ?? 0, 255];
}

/** The colour icon, 192 by 192: the symbol keeps to the middle half, for Teams crops the square to other shapes. */
export function drawColourIcon(): Buffer {
  const circles = table(0.5, amber);
  return writePng(192, (x, y) => colourPixel(circles, 192, x, y));
}

/** The outline icon, 32 by 32: white on nothing, up to its edges. */
export function drawOutlineIcon(): Buffer {
  const circles = table(1, white);
  return writePng(32, (x, y) => [...white, Math.round(cover(circles, 32, x, y).share * 255)]);
}

if (import.meta.main) {
  writeFileSync(new URL('color.png', import.meta.url), drawColourIcon());
  writeFileSync(new URL('outline.png', import.meta.url), drawOutlineIcon());
  console.log('color.png and outline.png are drawn in manifests/teams.');
}
