import { describe, expect, it } from "vitest";
import { importsOf } from "../../scripts/layers/imports.mjs";
import { violationsOf } from "../../scripts/layers/violations.mjs";

describe("the layers", () => {
  it("finds every way to import", () => {
    const source = `
      import { a } from "./a.ts";
      import type { B } from "./b.ts";
      import "./c.css";
      export * from "./d.ts";
      export { e } from "./e.ts";
      const f = await import("./f.ts");
      type G = import("./g.ts").G;
      export const notOne = 'import "./h.ts"';
    `;
    const files = ["./a.ts", "./b.ts", "./c.css", "./d.ts", "./e.ts", "./f.ts", "./g.ts"];
    expect(importsOf("x.ts", source)).toEqual(files);
  });

  it.each([
    ["src-contract/rpc.ts", "./wire.ts"],
    ["src-wording/failures.ts", "../src-contract/failure.ts"],
    ["src-engine/fit/theta.ts", "../math/cholesky.ts"],
    ["src-engine/fit/theta.ts", "./gradient.ts"],
    ["src-engine/process/desk.ts", "node:worker_threads"],
    ["src-engine/analyse.ts", "./read/read.ts"],
    ["src-engine/cli/crosslevel.ts", "../analyse.ts"],
    ["src-main/electron/main.ts", "electron"],
    ["src-main/web/server.ts", "../host/create-host.ts"],
    ["src-renderer/draw/table.tsx", "react"],
    ["src-renderer/screens/model/Equations.tsx", "../../../src-engine/specification/level-equations.ts"],
  ])("lets %s import %s", (path, name) => {
    expect(violationsOf(path, [name])).toEqual([]);
  });

  it.each([
    ["src-contract/rpc.ts", "../src-wording/failures.ts", "src-contract may import nothing of ours"],
    ["src-contract/wire.ts", "node:fs", "src-contract does without Node"],
    ["src-wording/failures.ts", "../src-engine/analyse.ts", "src-wording may import src-contract"],
    ["src-engine/math/cholesky.ts", "../fit/theta.ts", "fit comes after math in the walk"],
    ["src-engine/fit/theta.ts", "../analyse.ts", ". comes after fit in the walk"],
    ["src-engine/fit/theta.ts", "fs", "the numerical folders do without Node"],
    ["src-engine/math/cholesky.ts", "react", "only the window draws"],
    ["src-engine/helpers/round.ts", "./other.ts", "src-engine/helpers has no place in the walk"],
    ["src-main/host/create-host.ts", "electron", "only src-main/electron knows Electron"],
    ["src-main/host/create-host.ts", "../electron/menu.ts", "src-main/host may import src-contract, src-wording"],
    ["src-main/web/server.ts", "../electron/menu.ts", "src-main/web may import"],
    ["src-renderer/live/fit.ts", "../../src-engine/fit/theta.ts", "src-renderer may import"],
    ["src-renderer/live/fit.ts", "../../src-main/host/create-host.ts", "src-renderer may import"],
    ["src-renderer/live/fit.ts", "node:fs", "src-renderer does without Node"],
    ["src-renderer/live/fit.ts", "../../scripts/build.mjs", "that stands in no room"],
  ])("does not let %s import %s", (path, name, reason) => {
    const [violation, ...others] = violationsOf(path, [name]);
    expect(violation).toContain(`${path} imports ${name}: `);
    expect(violation).toContain(reason);
    expect(others).toEqual([]);
  });

  it("knows no file outside the rooms", () => {
    expect(violationsOf("src-new/a.ts", [])).toEqual(["src-new/a.ts stands in no room of docs/walk.md"]);
  });
});
