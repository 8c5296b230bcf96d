import { useRef } from "react";
import { Group } from "react-aria-components";
import { levelCount } from "../../../../src-engine/specification/context.ts";
import { levelTitle } from "../variables/variable-sections.ts";
import { useWorkbench } from "../workbench.ts";
import { CrossedEquations } from "./CrossedEquations.tsx";
import { EquationLine } from "./EquationLine.tsx";
import { Explained } from "./Explained.tsx";
import { ModelHints } from "./ModelHints.tsx";
import { PartStopContext, usePartWalk } from "./part-keys.ts";
import { RestOfModel } from "./RestOfModel.tsx";

/** The equations level by level: the dialog in which the model is made. */
export function LevelEquationsView() {
  const { model } = useWorkbench();
  const area = useRef<HTMLDivElement>(null);
  const walk = usePartWalk(area);
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
          {model.equations.levels.map((equations, position) => (
            <section key={`level ${String(position)}`} className="equations-level">
              {levelCount(model.context) > 1 && (
                <h2 className="equations-title">{levelTitle(model.context, position + 1)}</h2>
              )}
              {equations.map((equation, row) => (
                <EquationLine key={`equation ${String(row)}`} equation={equation} place={`${position + 1}.${row}`} />
              ))}
            </section>
          ))}
          <CrossedEquations />
        </Group>
        <RestOfModel />
        <ModelHints />
      </Explained>
    </PartStopContext>
  );
}
