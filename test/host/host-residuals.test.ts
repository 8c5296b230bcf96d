import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { answerOf, failureOf, fitRequest } from "../support/host-engine.ts";
import { hostFixture } from "../support/host-fixture.ts";

const at = hostFixture();

function openResiduals(table: string, group: string | null = null) {
  const { revision: _, ...model } = fitRequest("mean", { table });
  return at.window.calls.openResiduals({ ...model, part: "residuals", group, title: "Residuals of Model 1" });
}

/** Files that a table of residuals was read from and that are still there. */
function residualFiles(): readonly string[] {
  return at
    .sessions()
    .flatMap((session) => readdirSync(join(at.folder, "sessions", session)))
    .filter((name) => name.includes("residuals"));
}

test("what follows from a model is a table of its own, which needs no file once it is copied", async () => {
  const numbers = await at.openNumbers();
  const opened = answerOf(await openResiduals(numbers.id));
  expect(opened).toMatchObject({ name: "Residuals of Model 1", rows: 3 });
  expect(opened.id).not.toBe(numbers.id);
  expect(await at.meanOf(opened.id, "residuals")).toBe(3);
  await at.copied(opened.id);
  while (residualFiles().length > 0) await wait(10);
  const [session = ""] = at.sessions();
  expect(existsSync(join(at.folder, "sessions", session, "tables", `${opened.id}.csv`))).toBe(true);
});

test("residuals that the model does not have are refused, and leave no file", async () => {
  const numbers = await at.openNumbers();
  expect(failureOf(await openResiduals(numbers.id, "nowhere"))).toBe("no-residuals");
  expect(failureOf(await openResiduals("gone"))).toBe("table-not-open");
  expect(residualFiles()).toEqual([]);
  expect(await at.meanOf(numbers.id)).toBe(50.5);
});
