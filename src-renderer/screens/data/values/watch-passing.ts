import type { GridApi } from "ag-grid-community";
import type { PassingRows } from "./passing-rows.ts";
import type { GridRow } from "./row-reader.ts";

/** Rows that come into sight with one movement: to draw more of them takes the grid longer than a frame. */
const fastMovement = 6;
/** Milliseconds between two movements of one way. */
const longestPause = 250;
/** Milliseconds after the last fast movement. */
const restAfter = 150;

export interface PassingWatch {
  /** The grid is where its bar is, at once. */
  readonly rest: () => void;
  readonly stop: () => void;
}

/**
 * While rows of the grid in `frame` go by fast, as while its bar is dragged, the grid is not told: a picture of the rows
 * lies over it. The grid goes where its bar is once that is slow or at rest, or a key is pressed.
 */
export function watchPassing(
  frame: HTMLElement,
  gridNow: () => GridApi<GridRow> | null,
  pictureIn: (viewport: Element, grid: GridApi<GridRow>) => PassingRows | null,
): PassingWatch {
  let last = { top: 0, at: Number.NEGATIVE_INFINITY };
  let keyed = Number.NEGATIVE_INFINITY;
  let picture: PassingRows | null = null;
  let moving: Element | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const hide = () => {
    picture?.hide();
    picture = null;
  };
  /** The grid hears of the place where its rows are by now. */
  const tell = () => {
    clearTimeout(waiting);
    const told = moving;
    moving = null;
    told?.dispatchEvent(new Event("scroll"));
  };
  const hideWhenDrawn = () => {
    if (moving !== null) return;
    if (gridNow()?.isAnimationFrameQueueEmpty() === false) requestAnimationFrame(hideWhenDrawn);
    else hide();
  };
  const settle = () => {
    tell();
    requestAnimationFrame(hideWhenDrawn);
  };
  const rest = () => {
    if (picture === null) return;
    tell();
    gridNow()?.flushAllAnimationFrames();
    hide();
  };

  const pressed = () => {
    keyed = performance.now();
    rest();
  };
  const moved = (event: Event) => {
    const grid = gridNow();
    const { target: viewport } = event;
    if (!event.isTrusted || !(viewport instanceof HTMLElement) || grid === null) return;
    if (viewport.getAttribute("role") !== "grid") return;
    const { scrollTop: top, scrollLeft: left } = viewport;
    const now = performance.now();
    const rows = Math.abs(top - last.top) / grid.getSizesForCurrentTheme().rowHeight;
    // Keys move the focus, which is to be seen.
    const isFast = now - last.at < longestPause && now - keyed > longestPause && rows > fastMovement;
    last = { top, at: now };
    if (moving === null && !isFast) return picture?.draw(top, left);
    if (isFast) {
      clearTimeout(waiting);
      waiting = setTimeout(settle, restAfter);
    }
    picture ??= pictureIn(viewport, grid);
    if (picture === null) return;
    moving = viewport;
    event.stopPropagation();
    picture.draw(top, left);
  };

  frame.addEventListener("scroll", moved, { capture: true, passive: true });
  frame.addEventListener("keydown", pressed, { capture: true });
  frame.addEventListener("pointerdown", rest, { capture: true });
  return {
    rest,
    stop: () => {
      clearTimeout(waiting);
      hide();
      frame.removeEventListener("scroll", moved, { capture: true });
      frame.removeEventListener("keydown", pressed, { capture: true });
      frame.removeEventListener("pointerdown", rest, { capture: true });
    },
  };
}
