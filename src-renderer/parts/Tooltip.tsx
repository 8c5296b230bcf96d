import type { ReactNode } from "react";
import { Tooltip as AriaTooltip } from "react-aria-components";
import "./tooltip.css";

/** What a control does, when the pointer rests on it or the keyboard reaches it. Stands inside a `TooltipTrigger`. */
export function Tooltip({ children }: { readonly children: ReactNode }) {
  return (
    <AriaTooltip className="tooltip" offset={6}>
      {children}
    </AriaTooltip>
  );
}
