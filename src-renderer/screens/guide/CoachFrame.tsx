import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { coachPlace, type Place } from "./coach-place.ts";
import "./coach.css";

/** Between the selectors of anchors. */
export const separator = " | ";

/** Where the effect of a step is seen. */
const watched = '[aria-label="Equations"]';

const step = 150;

/** The card beside what it points at (the first of `anchors` that is in sight), and a ring around that. Where it is not on the screen, the card waits in a corner. */
export function CoachFrame({ anchors, children }: { readonly anchors: string; readonly children: ReactNode }) {
  const card = useRef<HTMLElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const [isAnchored, setAnchored] = useState(false);

  // Screens draw themselves, scroll and change under the card: it looks where its anchor is several times a second.
  useLayoutEffect(() => {
    const selectors = anchors.split(separator);
    let hasScrolled = false;
    const follow = () => {
      // Brought into sight once; where the user scrolls then is the user's business.
      if (!hasScrolled) hasScrolled = bringIntoSight(selectors);
      const anchor = findAnchor(selectors);
      setAnchored(anchor !== null);
      if (card.current === null) return;
      const box = anchor?.getBoundingClientRect() ?? null;
      const size = { width: card.current.offsetWidth, height: card.current.offsetHeight };
      const equations = document.querySelector(watched)?.getBoundingClientRect() ?? null;
      place(card.current, coachPlace(box, size, { width: innerWidth, height: innerHeight }, equations));
      if (ring.current !== null && box !== null) {
        place(ring.current, { left: box.left - 4, top: box.top - 4 });
        ring.current.style.width = `${box.width + 8}px`;
        ring.current.style.height = `${box.height + 8}px`;
      }
    };
    follow();
    const timer = setInterval(follow, step);
    addEventListener("resize", follow);
    return () => {
      clearInterval(timer);
      removeEventListener("resize", follow);
    };
  }, [anchors]);

  return (
    <>
      {isAnchored && <div className="coach-ring" ref={ring} />}
      <aside className="coach" ref={card} aria-label="Guided first analysis" data-pane="guide">
        {children}
      </aside>
    </>
  );
}

function place(element: HTMLElement, { left, top }: Place): void {
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
}

/** The first of the anchors that is in sight. */
function findAnchor(selectors: readonly string[]): Element | null {
  for (const selector of selectors) {
    const found = selector === "" ? null : document.querySelector(selector);
    const box = found?.getBoundingClientRect();
    if (found !== null && box !== undefined && box.width > 0 && box.bottom > 0 && box.top < innerHeight) return found;
  }
  return null;
}

function bringIntoSight(selectors: readonly string[]): boolean {
  const found = selectors.map((selector) => (selector === "" ? null : document.querySelector(selector)));
  const anchor = found.find((element) => element !== null) ?? null;
  anchor?.scrollIntoView({ block: "nearest" });
  return anchor !== null;
}
