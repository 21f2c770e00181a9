import { crc32, deflateSync } from "node:zlib";

const WIDTH = 640;
const HEIGHT = 360;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What each row of a landscape is painted with: sky above, three ranges of hills before it. */
interface Scene {
  readonly hue: number;
  readonly ranges: readonly {
    readonly base: number;
    readonly height: number;
    readonly phase: number;
  }[];
  readonly sun: { readonly x: number; readonly y: number };
}

/** A PNG of hills under a sky, 640 by 360; another one for each number. */
export function drawPicture(number: number): Uint8Array {
  const scene = sceneOf(number);
  const rows = Buffer.alloc((WIDTH * 3 + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      rows.set(colorAt(scene, x, y), y * (WIDTH * 3 + 1) + 1 + x * 3);
    }
  }
  return encodePng(rows);
}

function sceneOf(number: number): Scene {
  const turn = (number * 137) % 360;
  const ranges = [0.58, 0.7, 0.84].map((base, index) => ({
    base: base * HEIGHT,
    height: 34 - index * 6,
    phase: number * 1.7 + index * 2.1,
  }));
  return {
    hue: turn,
    ranges,
    sun: { x: 90 + ((number * 83) % 460), y: 70 + ((number * 29) % 60) },
  };
}

function colorAt({ hue, ranges, sun }: Scene, x: number, y: number): readonly number[] {
  const range = ranges.findLastIndex(
    ({ base, height, phase }) =>
      y > base - height * (Math.sin(x / 71 + phase) + 0.5 * Math.sin(x / 29 + phase * 2)),
  );
  if (range >= 0) return fromHsl(hue + 150, 0.28, 0.42 - range * 0.1);
  if ((x - sun.x) ** 2 + (y - sun.y) ** 2 < 26 ** 2) return fromHsl(45, 0.9, 0.86);
  return fromHsl(hue, 0.45, 0.62 + Math.floor((y / HEIGHT) * 24) / 80);
}

/** Hue in degrees; saturation and lightness from 0 to 1. */
function fromHsl(hue: number, saturation: number, lightness: number): readonly number[] {
  const span = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((n) => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (lightness - span * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  });
}

function encodePng(rows: Buffer): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
