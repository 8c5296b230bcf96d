import { levelCount } from "../../../../src-engine/specification/context.ts";
import { levelTitle } from "../variables/variable-sections.ts";
import { useWorkbench } from "../workbench.ts";
import { CrossedEquations } from "./CrossedEquations.tsx";
import { EquationLine } from "./EquationLine.tsx";
import { EquationsPane } from "./EquationsPane.tsx";
import { ModelHints } from "./ModelHints.tsx";
import { OutcomeHint } from "./OutcomeHint.tsx";
import { RestOfModel } from "./RestOfModel.tsx";

/** The equations level by level: the dialog in which the model is made. */
export function LevelEquationsView() {
  const { model } = useWorkbench();
  return (
    <EquationsPane
      below={
        <>
          <RestOfModel />
          <OutcomeHint />
          <ModelHints />
        </>
      }
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
    </EquationsPane>
  );
}
