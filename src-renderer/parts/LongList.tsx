import type { ReactNode } from "react";
import { ListLayout, Virtualizer } from "react-aria-components";
import "./menu.css";
import "./select.css";
import "./long-list.css";

/** Shorter lists are drawn whole, as wide and high as what is in them. */
export const longList = 100;

/** At normal text size, in pixels; each row is measured when it comes into sight. */
const layoutOptions = { estimatedRowSize: 28, estimatedHeadingSize: 34, padding: 4 };

/** Of a long list (a list box, a menu, a grid list) only what is in sight is drawn. `count`: of all that could be in it. */
export function LongList({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  if (count <= longList) return children;
  return (
    <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
      {children}
    </Virtualizer>
  );
}
