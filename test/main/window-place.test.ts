import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keepPlace, placeWindow, readPlace } from "../../src-main/electron/window-place.ts";

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const beamer = { x: 1440, y: 0, width: 1920, height: 1080 };
const place = { x: 100, y: 100, width: 1200, height: 700, maximized: false };

describe("the window's place", () => {
  it("is the middle of the main display at first, no larger than it", () => {
    expect(placeWindow(null, [beamer, laptop])).toEqual({ x: 1680, y: 90, width: 1440, height: 900, maximized: false });
    expect(placeWindow(null, [laptop])).toEqual({ ...laptop, maximized: false });
  });

  it("is where it was", () => {
    expect(placeWindow(place, [laptop, beamer])).toEqual(place);
    expect(placeWindow({ ...place, x: 1600 }, [laptop, beamer])).toEqual({ ...place, x: 1600 });
    expect(placeWindow({ ...place, maximized: true }, [laptop])).toEqual({ ...place, maximized: true });
  });

  it("is on a display that is there", () => {
    const onBeamer = { x: 1700, y: 300, width: 1600, height: 1000, maximized: false };
    expect(placeWindow(onBeamer, [laptop])).toEqual({ ...laptop, maximized: false });
    expect(placeWindow({ ...place, x: 5000, y: -3000 }, [laptop])).toEqual({ ...place, x: 120, y: 113 });
  });

  it("is pushed in where it hung over an edge", () => {
    expect(placeWindow({ ...place, x: 900, y: 700 }, [laptop])).toEqual({ ...place, x: 240, y: 200 });
    expect(placeWindow({ ...place, x: -600, y: 0 }, [laptop])).toEqual({ ...place, x: 0, y: 25 });
  });

  it("is kept from one start to the next", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "crosslevel-place-")), "window.json");
    expect(readPlace(file)).toBeNull();
    keepPlace(file, place);
    expect(readPlace(file)).toEqual(place);
  });

  it.each(["", "null", '{"x":"left"}', '{"x":0,"y":0,"width":0,"height":0,"maximized":false}'])(
    "is forgotten when what was kept is %j",
    async (kept) => {
      const file = join(await mkdtemp(join(tmpdir(), "crosslevel-place-")), "window.json");
      await writeFile(file, kept);
      expect(readPlace(file)).toBeNull();
    },
  );

  it("does not matter enough to fail over", () => {
    expect(() => keepPlace("/nowhere/at/all/window.json", place)).not.toThrow();
  });
});
