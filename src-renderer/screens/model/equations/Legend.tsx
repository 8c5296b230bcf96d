import { levelCount } from "../../../../src-engine/specification/context.ts";
import { useWorkbench } from "../workbench.ts";

/** How centering and fixed effects are shown. */
export function Legend() {
  const { model } = useWorkbench();
  const hasGroups = levelCount(model.context) > 1;
  return (
    <p className="legend">
      {hasGroups && (
        <span>
          <span className="predictor predictor-group">Bold</span> group-mean centered
        </span>
      )}
      <span>
        <span className="predictor predictor-grand">Bold italic</span> grand-mean centered
      </span>
      <span>
        <span className="predictor">Plain</span> uncentered
      </span>
      {hasGroups && (
        <span>
          <span className="legend-off">Grey</span> fixed or left out: click to switch it on
        </span>
      )}
    </p>
  );
}
