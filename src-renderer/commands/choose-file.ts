import type { DataSource } from "../../src-contract/data-import.ts";
import type { FilePurpose } from "../../src-contract/host-api.ts";
import type { App } from "../app/app.ts";
import { tellFailure } from "./tell-failure.ts";

/** Asks for a file to open, in the system's dialog or the window's own; null: the user wants none. */
export async function chooseFileToOpen(
  { host, questions, store }: App,
  purpose: FilePurpose,
): Promise<DataSource | null> {
  const answer = await host.calls.chooseFileToOpen({ purpose });
  if (!answer.ok) return tellFailure(store, answer.failure);
  if (answer.value.kind === "dismissed") return null;
  if (answer.value.kind === "chosen") return { kind: "path", path: answer.value.path };
  return questions.ask<DataSource>({ kind: "choose-file", mode: "open", purpose, suggestedName: "" });
}

/** Asks where to save, in the system's dialog or the window's own; null: nowhere. */
export async function chooseFileToSave(
  { host, questions, store }: App,
  purpose: FilePurpose,
  suggestedName: string,
): Promise<string | null> {
  const answer = await host.calls.chooseFileToSave({ purpose, suggestedName });
  if (!answer.ok) return tellFailure(store, answer.failure);
  if (answer.value.kind === "dismissed") return null;
  if (answer.value.kind === "chosen") return answer.value.path;
  return questions.ask<string>({ kind: "choose-file", mode: "save", purpose, suggestedName });
}

/** A text without what some system does not allow in the name of a file. */
export function asFileName(text: string): string {
  return text.replace(/[\\/:*?"<>|]/g, "-").slice(0, 100);
}

export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
