import {
  createContext,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

/**
 * Walking through equations by keyboard: they are one stop of the Tab key, arrow keys go from part to part and from line
 * to line, Home and End to the ends of a line. A part carries `data-part`, a line `data-line`.
 */
export interface PartWalk {
  /** The id of the part that Tab reaches. */
  readonly stop: string | null;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
  readonly onKeyDownCapture: (event: KeyboardEvent) => void;
}

export const PartStopContext = createContext<string | null>(null);

/**
 * The walk through the parts in `area`. While a menu is open the focus is the menu's: one may follow another, and no part
 * takes it in between.
 */
export function usePartWalk(area: RefObject<HTMLElement | null>, hasMenu: boolean): PartWalk {
  const [stop, setStop] = useState<string | null>(null);
  const focused = useRef<FocusedPart | null>(null);

  // The part that had the focus may be gone or have moved, and the one that Tab should reach may be gone.
  useLayoutEffect(() => {
    const parts = partsIn(area.current);
    if (focused.current !== null && !hasMenu) followFocus(parts, focused.current);
    const first = parts[0];
    if (first !== undefined && parts.every((part) => part.dataset.part !== stop)) setStop(first.dataset.part ?? null);
  });

  return {
    stop,
    onFocus: ({ target }) => {
      const position = positionOf(partsIn(area.current), target);
      const { part, identity = null } = target instanceof HTMLElement ? target.dataset : {};
      focused.current = position < 0 ? null : { position, identity };
      if (part !== undefined) setStop(part);
    },
    // A click beside the parts or in another pane gives the focus up for good; a part that is taken out of the page, or
    // opens its menu, does not.
    onBlur: ({ target, relatedTarget: next }) => {
      const goesOn =
        next === null || next.closest("[data-pane]") === null || positionOf(partsIn(area.current), next) >= 0;
      if (!goesOn) focused.current = null;
      setTimeout(() => {
        if (target.isConnected && document.activeElement === document.body) focused.current = null;
      });
    },
    onKeyDownCapture: (event) => {
      const next =
        event.altKey || event.ctrlKey || event.metaKey ? null : nextPart(area.current, event.target, event.key);
      if (next === null) return;
      event.preventDefault();
      event.stopPropagation();
      next.focus();
    },
  };
}

/** The part that was focused last. */
interface FocusedPart {
  readonly position: number;
  readonly identity: string | null;
}

/** Keeps the focus with a predictor that was moved, and among the parts when the focused one is gone. */
function followFocus(parts: readonly HTMLElement[], { position, identity }: FocusedPart): void {
  const active = document.activeElement;
  const isLost = active === null || active === document.body;
  const isAnother = parts.some((part) => part === active && (part.dataset.identity ?? null) !== identity);
  const moved = identity === null ? undefined : parts.find((part) => part.dataset.identity === identity);
  if (moved !== undefined && (isLost || isAnother)) moved.focus();
  else if (isLost) parts[Math.min(position, parts.length - 1)]?.focus();
}

function partsIn(area: HTMLElement | null): readonly HTMLElement[] {
  return area === null ? [] : [...area.querySelectorAll<HTMLElement>("[data-part]")];
}

function positionOf(parts: readonly HTMLElement[], target: EventTarget): number {
  return target instanceof HTMLElement ? parts.indexOf(target) : -1;
}

/** Null: the key is not one that walks, or there is nothing in that direction. */
function nextPart(area: HTMLElement | null, target: EventTarget, key: string): HTMLElement | null {
  const parts = partsIn(area);
  const position = positionOf(parts, target);
  const part = parts[position];
  if (part === undefined) return null;
  const line = partsIn(part.closest<HTMLElement>("[data-line]"));
  switch (key) {
    case "ArrowLeft":
      return parts[position - 1] ?? null;
    case "ArrowRight":
      return parts[position + 1] ?? null;
    case "Home":
      return line[0] ?? null;
    case "End":
      return line.at(-1) ?? null;
    case "ArrowUp":
    case "ArrowDown":
      return neighbour(area, part, key === "ArrowUp" ? -1 : 1);
    default:
      return null;
  }
}

/** The part of the line above or below that stands nearest. */
function neighbour(area: HTMLElement | null, part: HTMLElement, step: 1 | -1): HTMLElement | null {
  const lines = area === null ? [] : [...area.querySelectorAll<HTMLElement>("[data-line]")];
  const line = lines[lines.findIndex((candidate) => candidate.contains(part)) + step];
  if (line === undefined) return null;
  const middle = middleOf(part);
  const distance = (candidate: HTMLElement) => Math.abs(middleOf(candidate) - middle);
  return partsIn(line).toSorted((one, other) => distance(one) - distance(other))[0] ?? null;
}

function middleOf(element: HTMLElement): number {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
}
