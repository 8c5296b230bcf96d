import { readFileSync, writeFileSync } from "node:fs";
import type { Rectangle } from "electron";
import { z } from "zod";

/** Where the window was when it was closed. */
export interface WindowPlace extends Rectangle {
  readonly maximized: boolean;
}

const usualSize = { width: 1440, height: 900 };
export const smallestSize = { width: 800, height: 600 };

/**
 * Where to open the window: where it was, pushed into the display that shows most of it; in the middle of the first
 * display when it was never open or its display is gone. `workAreas` are those of the displays, the main one first.
 */
export function placeWindow(saved: WindowPlace | null, workAreas: readonly Rectangle[]): WindowPlace {
  const [first] = workAreas;
  if (first === undefined) return { x: 0, y: 0, ...usualSize, maximized: false };
  const best = saved === null ? first : (bestDisplay(saved, workAreas) ?? first);
  const width = Math.min(saved?.width ?? usualSize.width, best.width);
  const height = Math.min(saved?.height ?? usualSize.height, best.height);
  const isShown = saved !== null && overlap(saved, best) > 0;
  return {
    width,
    height,
    x: isShown ? clamp(saved.x, best.x, best.x + best.width - width) : best.x + Math.round((best.width - width) / 2),
    y: isShown
      ? clamp(saved.y, best.y, best.y + best.height - height)
      : best.y + Math.round((best.height - height) / 2),
    maximized: saved?.maximized ?? false,
  };
}

const placeSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(200).max(20_000),
  height: z.int().min(200).max(20_000),
  maximized: z.boolean(),
});

/** The place as it was kept; null when there is none, or none that can be read. */
export function readPlace(file: string): WindowPlace | null {
  try {
    return placeSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

/** Best effort: a disk that is full is no reason to keep a window open. */
export function keepPlace(file: string, place: WindowPlace): void {
  try {
    writeFileSync(file, JSON.stringify(place));
  } catch {}
}

function bestDisplay(window: Rectangle, workAreas: readonly Rectangle[]): Rectangle | undefined {
  return workAreas.toSorted((one, other) => overlap(window, other) - overlap(window, one))[0];
}

function overlap(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
