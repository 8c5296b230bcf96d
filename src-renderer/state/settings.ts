import type { Settings } from "../../src-contract/settings.ts";
import type { AppState } from "./app-state.ts";

/** What belongs to the person at the machine. */

export const textSizes = [100, 110, 125, 150, 175, 200] as const;

export function changeSettings(state: AppState, change: Partial<Settings>): AppState {
  return { ...state, settings: { ...state.settings, ...change } };
}

/** The next larger (+1) or smaller (-1) text size; stays at the end of the row. */
export function nextTextSize(size: number, direction: 1 | -1): number {
  const sizes = direction === 1 ? textSizes : textSizes.toReversed();
  return sizes.find((candidate) => (candidate - size) * direction > 0) ?? size;
}
