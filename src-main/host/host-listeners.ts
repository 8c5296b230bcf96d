import type { HostEvents } from "../../src-contract/host-api.ts";

export type HostEventName = keyof HostEvents;

/** Hears everything the host tells. */
export type HostListener = <Name extends HostEventName>(name: Name, payload: HostEvents[Name]) => void;

export interface HostListeners {
  readonly tell: HostListener;
  /** Returns a function that stops it. */
  hear(listener: HostListener): () => void;
}

export function hostListeners(): HostListeners {
  const listeners = new Set<HostListener>();
  return {
    tell: (name, payload) => {
      for (const listener of listeners) listener(name, payload);
    },
    hear: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
