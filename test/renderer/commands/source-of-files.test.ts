import { expect, test } from "vitest";
import { succeed } from "../../../src-contract/outcome.ts";
import { sourceOfFiles } from "../../../src-renderer/commands/source-of-files.ts";

const host = { sourceOf: async ({ name }: File) => succeed({ kind: "upload", id: `sent-${name}`, name } as const) };
const files = (...names: readonly string[]) => names.map((name) => new File([], name));

test("a SAS catalog that was dropped together with its data goes with them, whichever comes first", async () => {
  for (const names of [
    ["study.sas7bdat", "study.sas7bcat"],
    ["FORMATS.SAS7BCAT", "study.sas7bdat"],
  ] as const) {
    const catalog = names.find((name) => /bcat$/i.test(name));
    expect(await sourceOfFiles(host, files(...names))).toEqual(
      succeed({ kind: "upload", id: "sent-study.sas7bdat", name: "study.sas7bdat", catalog: `sent-${catalog}` }),
    );
  }
});

test("of other files the first one is opened; nothing where there is none", async () => {
  expect(await sourceOfFiles(host, files("a.csv", "b.csv"))).toEqual(
    succeed({ kind: "upload", id: "sent-a.csv", name: "a.csv" }),
  );
  expect(await sourceOfFiles(host, [])).toBeNull();
});
