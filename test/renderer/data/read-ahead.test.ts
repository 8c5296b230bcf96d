import { describe, expect, it } from "vitest";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import { readingAhead } from "../../../src-renderer/screens/data/values/read-ahead.ts";

const place = { size: 100, rows: 350 };

/** A reader of blocks that remembers what it was asked for. */
function recorder(answer: (first: number) => Outcome<readonly number[]> = (first) => succeed([first])) {
  const asked: number[] = [];
  const fetch = async (first: number) => {
    asked.push(first);
    return answer(first);
  };
  return { asked, fetch };
}

describe("rows read ahead of the scrolling", () => {
  it("come in the direction of travel, and are there when they are wanted", async () => {
    const { asked, fetch } = recorder();
    const blocks = readingAhead(fetch, place);
    await blocks.read(0);
    expect(asked).toEqual([0, 100]);
    expect(await blocks.read(100)).toEqual(succeed([100]));
    expect(asked).toEqual([0, 100, 200]);
  });

  it("come from above when the scrolling goes up", async () => {
    const { asked, fetch } = recorder();
    const blocks = readingAhead(fetch, { size: 100, rows: 2000 });
    await blocks.read(1500);
    await blocks.read(900);
    expect(asked).toEqual([1500, 1600, 900, 800]);
  });

  it("are none past the ends of the table", async () => {
    const { asked, fetch } = recorder();
    const blocks = readingAhead(fetch, place);
    await blocks.read(300);
    expect(asked).toEqual([300]);
    await blocks.read(0);
    expect(asked).toEqual([300, 0]);
  });

  it("are asked for again after a failure, and after the data have changed", async () => {
    let fails = true;
    const { asked, fetch } = recorder((first) => (fails ? refuse({ code: "connection-lost" }) : succeed([first])));
    const blocks = readingAhead(fetch, place);
    expect((await blocks.read(300)).ok).toBe(false);
    fails = false;
    expect((await blocks.read(300)).ok).toBe(true);
    blocks.forget();
    await blocks.read(300);
    expect(asked).toEqual([300, 300, 300]);
  });

  it("that pass are known once they were read, and the block beside is asked for meanwhile", async () => {
    const { asked, fetch } = recorder();
    const blocks = readingAhead(fetch, { size: 100, rows: 2000 });
    await blocks.read(0);
    expect(blocks.known(0)).toEqual([0]);
    expect(blocks.known(100)).toEqual([100]);
    expect(blocks.known(200)).toBeUndefined();
    await expect.poll(() => blocks.known(200)).toEqual([200]);
    expect(asked.slice(0, 3)).toEqual([0, 100, 200]);
  });

  it("that pass by more than a block at a time are not asked for", async () => {
    const { asked, fetch } = recorder();
    const blocks = readingAhead(fetch, { size: 100, rows: 2000 });
    await blocks.read(0);
    expect(blocks.known(700)).toBeUndefined();
    expect(blocks.known(1500)).toBeUndefined();
    expect(asked).toEqual([0, 100]);
  });
});
