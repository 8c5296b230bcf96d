import { readFile } from "node:fs/promises";
import type { DocumentProblem } from "../../src-contract/failure.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import { cannotRead } from "../../src-contract/system-failure.ts";

/** A JSON file as what `parse` makes of it, or everything that is wrong with it. */
export async function readDocument<Content extends object>(
  path: string,
  parse: (document: unknown) => Content | { readonly problems: readonly DocumentProblem[] },
): Promise<Outcome<Content>> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    return refuse(cannotRead(error, path));
  }
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return refuse({ code: "analysis-not-json", path, problem: error instanceof Error ? error.message : String(error) });
  }
  const parsed = parse(document);
  return "problems" in parsed ? refuse({ code: "analysis-invalid", path, problems: parsed.problems }) : succeed(parsed);
}
