import { type ReactNode, useRef } from "react";
import { Group } from "react-aria-components";
import { useWorkbench } from "../workbench.ts";
import { Explained } from "./Explained.tsx";
import { PartStopContext, usePartWalk } from "./part-keys.ts";

interface EquationsPaneProps {
  /** The equations, whose parts the arrow keys walk. */
  readonly children: ReactNode;
  /** What stands below them. */
  readonly below: ReactNode;
}

/** Equations that can be clicked: one stop of the Tab key, each part with its meaning. */
export function EquationsPane({ children, below }: EquationsPaneProps) {
  const area = useRef<HTMLDivElement>(null);
  const walk = usePartWalk(area, useWorkbench().menu !== null);
  return (
    <PartStopContext value={walk.stop}>
      <Explained>
        <Group
          ref={area}
          aria-label="Equations"
          data-pane="equations"
          className="equations"
          onFocus={walk.onFocus}
          onBlur={walk.onBlur}
          onKeyDownCapture={walk.onKeyDownCapture}
        >
          {children}
        </Group>
        {below}
      </Explained>
    </PartStopContext>
  );
}
