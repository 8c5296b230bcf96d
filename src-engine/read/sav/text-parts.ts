/**
 * How texts of more than 255 bytes lie in a case: in parts of 255 bytes, each of which takes 256. (The number of parts
 * counts 252 bytes each, so that the last may be empty.)
 */
export const longestPart = 255;

const countedPart = 252;
const bytesPerUnit = 8;
const unitsPerPart = 32;

export function partCount(width: number): number {
  return width <= longestPart ? 1 : Math.ceil(width / countedPart);
}

/** Where in a text the bytes of each of its units of eight bytes belong. */
export function placesOfUnits(width: number): readonly number[] {
  const parts = partCount(width);
  const lastPart = width - (parts - 1) * countedPart;
  const units = (parts - 1) * unitsPerPart + Math.ceil(lastPart / bytesPerUnit);
  return Array.from(
    { length: units },
    (_, unit) => Math.floor(unit / unitsPerPart) * longestPart + (unit % unitsPerPart) * bytesPerUnit,
  );
}
