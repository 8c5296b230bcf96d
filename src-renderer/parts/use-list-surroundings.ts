import { useLayoutEffect } from "react";

/** What a field with a list stands in. */
export interface Surroundings {
  /** The landmark, or the dialog: the list is drawn in it, outside of what scrolls there. */
  readonly landmark: Element;
  /** All that can be reached from there: the dialog, or the window. */
  readonly whole: Element;
}

export function surroundingsOf(field: Element): Surroundings | null {
  const landmark = field.closest("main, [role=dialog]");
  const whole = landmark?.closest("[role=dialog], .window") ?? null;
  return landmark === null || whole === null ? null : { landmark, whole };
}

/**
 * react-aria takes everything but a field and its open list from screen readers. The list covers nothing and what is
 * around it can still be clicked and has its place in the order of Tab, so it stays readable, too: as react-aria leaves
 * what it calls the top layer.
 */
export function useReadableSurroundings(surroundings: Surroundings | null, isOpen: boolean): void {
  const whole = surroundings?.whole;
  // Before react-aria hides, which it does in an effect.
  useLayoutEffect(() => {
    if (whole === undefined || !isOpen) return;
    whole.setAttribute(topLayer, "");
    return () => whole.removeAttribute(topLayer);
  }, [whole, isOpen]);
}

const topLayer = "data-react-aria-top-layer";
