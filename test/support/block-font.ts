// cspell:ignore cmap glyf hhea hmtx loca maxp
// A TrueType font that draws every character as a block of the same width, and spaces as nothing. With it, a page has the same
// lines and sizes on every machine, whichever fonts it has.
const unitsPerEm = 1000;
const advance = 550;
const ascent = 930;
const descent = 240;

const u16 = (...values: readonly number[]): Buffer => {
  const buffer = Buffer.alloc(2 * values.length);
  for (const [index, value] of values.entries()) buffer.writeUInt16BE(value & 0xffff, 2 * index);
  return buffer;
};
const u32 = (...values: readonly number[]): Buffer => {
  const buffer = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) buffer.writeUInt32BE(value >>> 0, 4 * index);
  return buffer;
};

/** A rectangle: one contour of four points, each as the distance from the one before. */
const block = Buffer.concat([
  u16(1, 0, 0, advance, 520, 3, 0),
  Buffer.from([1, 1, 1, 1]), // Four points on the contour.
  u16(0, 0, advance, 0),
  u16(0, 520, 0, -520),
]);

/** The glyph of each range of characters: 1 is the block, 2 is empty. Format 13 has one glyph for a whole range. */
const ranges = [
  [0x09, 0x20, 2],
  [0x21, 0x9f, 1],
  [0xa0, 0xa0, 2],
  [0xa1, 0x1fff, 1],
  [0x2000, 0x200f, 2],
  [0x2010, 0x10ffff, 1],
] as const;

const characters = Buffer.concat([
  u16(0, 1, 3, 10),
  u32(12),
  u16(13, 0),
  u32(16 + 12 * ranges.length, 0, ranges.length),
  ...ranges.map((range) => u32(...range)),
]);

const text = Buffer.from("Blocks", "utf16le").swap16();
const names = Buffer.concat([
  u16(0, 2, 6 + 12 * 2),
  ...[1, 4].map((id) => u16(3, 1, 0x409, id, text.length, 0)),
  text,
]);

const tables: Readonly<Record<string, Buffer>> = {
  "OS/2": Buffer.concat([
    u16(3, advance, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0),
    Buffer.alloc(10), // The classification of the design.
    u32(1, 0, 0, 0),
    Buffer.from("NONE"),
    u16(0x40, 0x20, 0xffff, ascent, -descent, 0, ascent, descent),
    u32(1, 0),
    u16(520, 730, 0, 0x20, 0),
  ]),
  cmap: characters,
  glyf: block,
  head: Buffer.concat([
    u32(0x10000, 0x10000, 0, 0x5f0f3cf5),
    u16(0, unitsPerEm),
    Buffer.alloc(16), // Times
    u16(0, 0, advance, 520, 0, 8, 2, 1, 0),
  ]),
  hhea: Buffer.concat([
    u32(0x10000),
    u16(ascent, -descent, 0, advance, 0, 0, advance, 1, 0, 0, 0, 0, 0, 0, 0, 3),
  ]),
  hmtx: u16(advance, 0, advance, 0, advance, 0),
  loca: u32(0, 0, block.length, block.length),
  maxp: Buffer.concat([u32(0x10000), u16(3, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)]),
  name: names,
  post: u32(0x30000, 0, 0, 1, 0, 0, 0, 0),
};

function checksum(table: Buffer): number {
  const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
  let sum = 0;
  for (let offset = 0; offset < padded.length; offset += 4)
    sum = (sum + padded.readUInt32BE(offset)) >>> 0;
  return sum;
}

/** The font as a data URL. */
export function blockFont(): string {
  const entries = Object.entries(tables);
  let offset = 12 + 16 * entries.length;
  const directory: Buffer[] = [];
  const contents: Buffer[] = [];
  for (const [tag, table] of entries) {
    directory.push(Buffer.from(tag.padEnd(4)), u32(checksum(table), offset, table.length));
    contents.push(table, Buffer.alloc(-table.length & 3));
    offset += table.length + (-table.length & 3);
  }
  const power = 2 ** Math.floor(Math.log2(entries.length));
  const header = [16 * power, Math.log2(power), 16 * (entries.length - power)];
  const font = Buffer.concat([
    u32(0x10000),
    u16(entries.length, ...header),
    ...directory,
    ...contents,
  ]);
  return `data:font/ttf;base64,${font.toString("base64")}`;
}
