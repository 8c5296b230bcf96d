/**
 * A picture in one size, as PNG.
 *
 * @typedef {object} Picture
 * @property {number} size in pixels, both ways
 * @property {Buffer} png
 */

/**
 * Windows' icon file: a directory of pictures, each a PNG (since Windows Vista).
 *
 * @param {readonly Picture[]} pictures up to 256 pixels
 */
export function encodeIco(pictures) {
  const entryBytes = 16;
  const head = Buffer.alloc(6 + entryBytes * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + entryBytes * index;
    // 256 is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/**
 * macOS' icon file: blocks of a four-letter type, a length and a PNG. A type stands for a size in points at one density.
 *
 * @param {readonly Picture[]} pictures
 */
export function encodeIcns(pictures) {
  const blocks = Object.entries(icnsTypes).flatMap(([type, size]) => {
    const picture = pictures.find((candidate) => candidate.size === size);
    return picture === undefined ? [] : [block(type, picture.png)];
  });
  return block("icns", Buffer.concat(blocks));
}

const icnsTypes = {
  icp4: 16,
  icp5: 32,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
};

/**
 * @param {string} type
 * @param {Buffer} content
 */
function block(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 0, "latin1");
  head.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([head, content]);
}
