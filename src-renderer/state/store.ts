import { createStore, type StoreApi } from "zustand/vanilla";
import type { AppState } from "./app-state.ts";

/** The window's one store. `update` is the only way to change it, by a pure function from state to state. */
export interface Store extends Pick<StoreApi<AppState>, "getState" | "getInitialState" | "subscribe"> {
  update(change: (state: AppState) => AppState): void;
}

export function createAppStore(initial: AppState): Store {
  const { getState, getInitialState, setState, subscribe } = createStore<AppState>(() => initial);
  return {
    getState,
    getInitialState,
    subscribe,
    update: (change) => setState((state) => change(state), true),
  };
}
