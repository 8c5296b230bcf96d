import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { encodeIcns, encodeIco } from "../../scripts/icons/encode.mjs";

const picture = (size: number) => ({ size, png: Buffer.from(`png of ${size}`) });
const asset = (name: string) => readFileSync(new URL(`../../assets/icons/${name}`, import.meta.url));
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

describe("icon files", () => {
  it("for Windows lead to every picture", () => {
    const file = encodeIco([picture(16), picture(256)]);
    expect([...file.subarray(0, 6)]).toEqual([0, 0, 1, 0, 2, 0]);
    const entries = [0, 1].map((index) => file.subarray(6 + 16 * index, 22 + 16 * index));
    expect(entries.map((entry) => entry[0])).toEqual([16, 0]);
    const pictures = entries.map((entry) => {
      const offset = entry.readUInt32LE(12);
      return file.toString("utf8", offset, offset + entry.readUInt32LE(8));
    });
    expect(pictures).toEqual(["png of 16", "png of 256"]);
  });

  it("for macOS hold a block for every size and density", () => {
    const file = encodeIcns([picture(32), picture(512)]);
    expect(file.toString("latin1", 0, 4)).toBe("icns");
    expect(file.readUInt32BE(4)).toBe(file.length);
    const blocks: string[] = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
      blocks.push(file.toString("latin1", at, at + 4));
    expect(blocks.sort()).toEqual(["ic09", "ic11", "ic14", "icp5"]);
  });

  it.each(["icon.ico", "document.ico"])("%s holds pictures from 16 to 256 pixels", (name) => {
    const file = asset(name);
    const count = file.readUInt16LE(4);
    const sizes = Array.from({ length: count }, (_, index) => file.readUInt8(6 + 16 * index) || 256);
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
    const offset = file.readUInt32LE(18);
    expect(file.subarray(offset, offset + 4)).toEqual(pngSignature);
  });

  it.each(["icon.icns", "document.icns"])("%s is as long as it says", (name) => {
    const file = asset(name);
    expect(file.readUInt32BE(4)).toBe(file.length);
  });
});
