import { useEffect, useRef } from "react";

/**
 * Whoever works by keyboard goes on in the screen that is shown now: where the control that had the focus went with a screen
 * or a dialog, the panel `panel` takes it.
 */
export function useKeptFocus(panel: string, hasDialog: boolean): void {
  const before = useRef({ panel, hasDialog });
  useEffect(() => {
    const { current } = before;
    before.current = { panel, hasDialog };
    const isOver = current.panel !== panel || (current.hasDialog && !hasDialog);
    if (!isOver || hasDialog) return;
    // A dialog gives the focus back in the next frame, if what had it before is still there.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        document.getElementById(panel)?.focus({ preventScroll: true });
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [panel, hasDialog]);
}
