import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { ProjectDocument } from "../../src-contract/project.ts";
import type { App } from "../app/app.ts";
import type { AppState } from "./app-state.ts";
import { changeDocument } from "./documents.ts";

/** How components reach the store, the host and the commands. */
export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error("a component that uses the app must stand inside AppContext");
  return app;
}

/** A part of the state. `select` must return the same object while nothing in it changed, not a new one each time. */
export function useAppState<Part>(select: (state: AppState) => Part): Part {
  return useStore(useApp().store, select);
}

/** Changes the state by a pure function; the document is changed with `useRecord` instead. */
export function useUpdate(): (change: (state: AppState) => AppState) => void {
  return useApp().store.update;
}

/** Changes the document with a step to undo: `record("Add SES", (document) => …)`. */
export function useRecord(): (
  label: string,
  change: (document: ProjectDocument) => ProjectDocument,
  mark?: string | null,
) => void {
  const { store } = useApp();
  return (label, change, mark = null) => store.update((state) => changeDocument(state, label, change, mark));
}
