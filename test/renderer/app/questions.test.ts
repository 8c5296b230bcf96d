import { expect, it } from "vitest";
import { createQuestions } from "../../../src-renderer/app/questions.ts";
import type { Dialog } from "../../../src-renderer/state/dialog.ts";
import { openDialog } from "../../../src-renderer/state/dialogs.ts";
import { startState } from "../../../src-renderer/state/start-state.ts";
import { createAppStore } from "../../../src-renderer/state/store.ts";

it("a dialog that answers twice closes itself alone, not the one that came after it", async () => {
  const store = createAppStore(startState);
  const questions = createQuestions(store);
  const files: Dialog = { kind: "choose-file", mode: "open", purpose: "data", suggestedName: "" };
  const chosen = questions.ask<string>(files);
  questions.answer("pupils.csv", files);
  expect(await chosen).toBe("pupils.csv");
  const next: Dialog = { kind: "about" };
  store.update((state) => openDialog(state, next));
  questions.answer("pupils.csv", files);
  expect(store.getState().dialog).toBe(next);
  questions.answer(null);
  expect(store.getState().dialog).toBeNull();
});
