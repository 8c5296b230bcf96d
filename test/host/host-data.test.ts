import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { refuse } from "../../src-contract/outcome.ts";
import { answerOf, fitRequest, writeNumbers } from "../support/host-engine.ts";
import { hostFixture } from "../support/host-fixture.ts";

const at = hostFixture();

test("pasted cells, an upload and a sample open like a file", async () => {
  writeFileSync(
    join(at.folder, "samples", "examples.json"),
    JSON.stringify([
      {
        id: "few",
        title: "Few",
        description: "Three rows",
        file: "few.csv",
        rows: 3,
        levels: 2,
        proposal: { first: { singular: "a", plural: "as" }, upper: [] },
      },
    ]),
  );
  writeNumbers(join(at.folder, "samples", "few.csv"), 3);
  expect((await at.start()).samples).toEqual([
    {
      id: "few",
      title: "Few",
      description: "Three rows",
      rows: 3,
      levels: 2,
      proposal: { first: { singular: "a", plural: "as" }, upper: [] },
    },
  ]);
  const { id } = answerOf(await at.running.host.storeUpload(streamOf("y,x\n1,2\n3,4\n")));
  const sources = [
    [{ kind: "pasted", text: "y,x\n10,2\n" }, 10, "Pasted cells"],
    [{ kind: "upload", id, name: "mine.csv" }, 2, "mine.csv"],
    [{ kind: "sample", id: "few" }, 2, "few.csv"],
  ] as const;
  for (const [source, mean, name] of sources) {
    answerOf(await at.window.calls.previewData({ source, options: {} }));
    const table = answerOf(await at.window.calls.openData({ source, options: {} }));
    expect(table.name).toBe(name);
    expect(await at.meanOf(table.id)).toBe(mean);
  }
});

async function* streamOf(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}

test("an uploaded catalog lies beside the SAS file that it came with", async () => {
  const { id } = answerOf(await at.running.host.storeUpload(streamOf("y,x\n1,2\n3,4\n")));
  const { id: catalog } = answerOf(await at.running.host.storeUpload(streamOf("labels")));
  const source = { kind: "upload", id, name: "study.sas7bdat", catalog } as const;
  answerOf(await at.window.calls.previewData({ source, options: {} }));
  const received = join(at.folder, "sessions", at.sessions()[0] ?? "", "received");
  expect(readFileSync(join(received, `${id}.sas7bcat`), "utf8")).toBe("labels");
});

test("what is not there to be opened is told by name", async () => {
  const open = (source: Parameters<typeof at.window.calls.openData>[0]["source"]) =>
    at.window.calls.openData({ source, options: {} });
  expect(await open({ kind: "pasted", text: " \n" })).toEqual(refuse({ code: "paste-empty" }));
  expect(await open({ kind: "sample", id: "no" })).toEqual(refuse({ code: "sample-unknown", id: "no" }));
  expect(await open({ kind: "upload", id: "no", name: "mine.csv" })).toEqual(
    refuse({ code: "file-not-found", path: "mine.csv" }),
  );
});

test("an upload that breaks off leaves nothing behind", async () => {
  const breaking = (async function* () {
    yield new Uint8Array(1000);
    throw new Error("the browser went away");
  })();
  await expect(at.running.host.storeUpload(breaking)).rejects.toThrow("went away");
  const [session] = at.sessions();
  expect(readdirSync(join(at.folder, "sessions", session ?? "", "received"))).toEqual([]);
});

test("new variables count for the fit that is asked in the same moment", async () => {
  const table = await at.openNumbers();
  const renamed = table.variables.map((variable) => ({ ...variable, name: `${variable.name}_new` }));
  const [, fit] = await Promise.all([
    at.window.calls.setVariables({ table: table.id, variables: renamed }),
    at.meanOf(table.id, "y_new"),
  ]);
  expect(fit).toBe(50.5);
});

test("after the engine is killed everything goes on: tables, edited variables, waiting fits", async () => {
  const table = await at.openNumbers();
  const renamed = table.variables.map((variable) => ({ ...variable, name: `${variable.name}_new` }));
  await at.window.calls.setVariables({ table: table.id, variables: renamed });
  const waiting = at.window.calls.fit(
    fitRequest("wait 1000", { table: table.id, model: { outcome: "y_new", fixed: [], random: [] } }),
  );
  await wait(100);
  at.running.engines[0]?.kill();
  expect(answerOf(await waiting).result.fixed[0]?.estimate).toBe(50.5);
  await expect
    .poll(() => at.window.told.map(([, payload]) => payload))
    .toEqual(expect.arrayContaining([{ state: "restarting" }, { state: "running" }]));
  expect(at.running.log).toEqual(["the engine ended: signal SIGKILL"]);
});

test("after the engine is killed tables come back even if their file is gone", async () => {
  const table = await at.openNumbers();
  await at.copied(table.id);
  rmSync(join(at.folder, "numbers.csv"));
  at.running.engines[0]?.kill();
  expect(await at.meanOf(table.id)).toBe(50.5);
});

test("closing a table can be undone: asked about again it is open", async () => {
  const table = await at.openNumbers();
  await at.window.calls.closeData({ table: table.id });
  const pages = [1, 2, 3].map((first) =>
    at.window.calls.readRows({ table: table.id, first, count: 1, variables: ["y"] }),
  );
  expect((await Promise.all(pages)).map((page) => answerOf(page).columns)).toEqual([[[2]], [[3]], [[4]]]);
  await at.window.calls.closeData({ table: table.id });
  answerOf(await at.save(at.documentOf(table)));
});

test("data are written for another program, whole or not at all", async () => {
  const source = { kind: "pasted", text: "y,x\n1,2\n3,4\n" } as const;
  const { id: table } = answerOf(await at.window.calls.openData({ source, options: {} }));
  const path = join(at.folder, "pasted.csv");
  answerOf(await at.window.calls.exportData({ table, format: "csv", path }));
  expect(readFileSync(path, "utf8")).toBe("data as csv");
  expect(await at.window.calls.exportData({ table: "no", format: "csv", path })).toMatchObject({
    failure: { code: "table-not-open" },
  });
  expect(readFileSync(path, "utf8")).toBe("data as csv");
  expect(readdirSync(at.folder).filter((name) => name.includes("pasted"))).toEqual(["pasted.csv"]);
});
