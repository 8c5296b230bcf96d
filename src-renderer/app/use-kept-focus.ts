import { useLayoutEffect, useRef } from "react";

/**
 * Whoever works by keyboard goes on where a dialog was opened, and in the screen that is shown now: where the control that had
 * the focus went with a screen or a dialog, or was a menu that is left with it, the panel `panel` takes it.
 */
export function useKeptFocus(panel: string, hasDialog: boolean): void {
  const before = useRef({ panel, hasDialog });
  const origin = useRef<Element | null>(null);
  // Before the dialog takes the focus, in its effects.
  useLayoutEffect(() => {
    if (hasDialog) origin.current = document.activeElement;
  }, [hasDialog]);
  useLayoutEffect(() => {
    const { current } = before;
    before.current = { panel, hasDialog };
    const isOther = current.panel !== panel;
    const isOver = isOther || (current.hasDialog && !hasDialog);
    if (!isOver || hasDialog) return;
    const settle = () => {
      stop();
      const { activeElement } = document;
      const isLeft = isOther && activeElement?.closest(".menu-bar") !== null;
      if (activeElement !== document.body && !isLeft) return;
      if (!isOther && takesFocus(origin.current)) return;
      document.getElementById(panel)?.focus({ preventScroll: true });
    };
    // A dialog gives the focus back in the next frame, if what had it before is still there. A key before that starts from there, too.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(settle);
    });
    document.addEventListener("keydown", settle, true);
    const stop = () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("keydown", settle, true);
    };
    return stop;
  }, [panel, hasDialog]);
}

/** Gives it the focus, if it is still there and can have it. */
function takesFocus(element: Element | null): boolean {
  if (!(element instanceof HTMLElement) || element === document.body) return false;
  element.focus({ preventScroll: true });
  return document.activeElement === element;
}
