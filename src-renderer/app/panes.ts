import { useEffect } from "react";

/** F6 and Shift+F6 move the focus between panes: every element that carries `data-pane`, in the order of the page. */
export function usePaneKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "F6" || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      focusPane(event.shiftKey ? -1 : 1);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

const focusable =
  'button:not([disabled]), input:not([disabled]), textarea:not([disabled]), select:not([disabled]), a[href], [tabindex]:not([tabindex="-1"])';

function focusPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter((pane) => pane.offsetParent !== null);
  const inside = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  for (let tried = 1; tried <= panes.length; tried++) {
    const next =
      panes[((((inside < 0 && step < 0 ? 0 : inside) + step * tried) % panes.length) + panes.length) % panes.length];
    // What was focused last in a list of tabs or a grid carries the only tab stop of it.
    const target = next?.matches(focusable) ? next : next?.querySelector<HTMLElement>(focusable);
    if (target === null || target === undefined) continue;
    target.focus();
    return;
  }
}
