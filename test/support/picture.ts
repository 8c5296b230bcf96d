import type { ReportPicture } from "../../src-contract/engine-api.ts";

/** A picture of one white pixel, said to be as large as the charts the window draws. */
export function chartPicture(item: string): ReportPicture {
  const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==";
  return {
    item,
    svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 440"><path d="M0 0L9 9"/></svg>',
    png: new Uint8Array(Buffer.from(pixel, "base64")),
    width: 700,
    height: 440,
  };
}
