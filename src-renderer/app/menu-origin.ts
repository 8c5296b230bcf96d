import { createContext, useEffect, useRef } from "react";

/** Gives the focus back to what had it before the menu bar; before a chosen command runs. */
export const MenuOrigin = createContext<() => void>(() => {});

/**
 * Remembers what had the focus before the menu bar took it. Who chooses a command goes on there, a dialog of the command gives the
 * focus back to it, and Escape in the bar does, too.
 */
export function useMenuOrigin(bar: HTMLElement | null): () => void {
  const origin = useRef<HTMLElement | null>(null);
  const giveBack = useRef(() => {
    if (origin.current?.isConnected === true) origin.current.focus({ preventScroll: true });
  }).current;
  useEffect(() => {
    if (bar === null) return;
    const remember = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof HTMLElement && relatedTarget.closest(".menu-bar, .menu-popover") === null) {
        origin.current = relatedTarget;
      }
    };
    const leave = ({ key }: KeyboardEvent) => {
      if (key === "Escape") giveBack();
    };
    bar.addEventListener("focusin", remember);
    bar.addEventListener("keydown", leave);
    return () => {
      bar.removeEventListener("focusin", remember);
      bar.removeEventListener("keydown", leave);
    };
  }, [bar, giveBack]);
  return giveBack;
}
