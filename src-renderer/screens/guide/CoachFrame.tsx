import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { coachPlace, type Place } from "./coach-place.ts";
import "./coach.css";

const step = 150;

/** The card beside what it points at, and a ring around that. Where it is not on the screen, the card waits in a corner. */
export function CoachFrame({
  anchors,
  children,
}: {
  readonly anchors: readonly string[];
  readonly children: ReactNode;
}) {
  const card = useRef<HTMLElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const [isAnchored, setAnchored] = useState(false);
  const key = anchors.join(" ");

  // Screens draw themselves, scroll and change under the card: it looks where its anchor is several times a second.
  useLayoutEffect(() => {
    const names = key.split(" ");
    const follow = () => {
      const anchor = findAnchor(names);
      setAnchored(anchor !== null);
      if (card.current === null) return;
      const box = anchor?.getBoundingClientRect() ?? null;
      const size = { width: card.current.offsetWidth, height: card.current.offsetHeight };
      place(card.current, coachPlace(box, size, { width: innerWidth, height: innerHeight }));
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
  }, [key]);

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
function findAnchor(names: readonly string[]): Element | null {
  for (const name of names) {
    const found = document.querySelector(`[data-guide="${CSS.escape(name)}"]`);
    const box = found?.getBoundingClientRect();
    if (found !== null && box !== undefined && box.width > 0 && box.bottom > 0 && box.top < innerHeight) return found;
  }
  return null;
}
