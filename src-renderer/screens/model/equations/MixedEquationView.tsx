import { levelCount, levelOfGroup } from "../../../../src-engine/specification/context.ts";
import { mixedEquation, type RandomSummand } from "../../../../src-engine/specification/equations/mixed-equation.ts";
import { outcomeModel } from "../../../../src-engine/specification/equations/outcome-model.ts";
import { symbolSpoken } from "../../../../src-engine/specification/equations/symbol.ts";
import type { ModelChange } from "../../../../src-engine/specification/model-change.ts";
import { factorsName } from "../../../../src-engine/specification/predictor-name.ts";
import { coefficientMeaning, groupEffectMeaning } from "../../../../src-engine/specification/words/meaning.ts";
import type { WorkingModel } from "../../../../src-engine/specification/working-model.ts";
import { MathText } from "../../../draw/equations/MathText.tsx";
import { PredictorText } from "../../../draw/equations/PredictorText.tsx";
import type { MenuContent } from "../menus/open-menu.ts";
import { useWorkbench } from "../workbench.ts";
import { EquationsPane } from "./EquationsPane.tsx";
import { ExplainedPart, OutcomeRow } from "./OutcomeRow.tsx";
import { Part } from "./Part.tsx";
import { Summed } from "./PredictorPart.tsx";
import { ShownSymbol } from "./ShownSymbol.tsx";

/** The equations put into one another: fixed part, random part, residual. */
export function MixedEquationView() {
  const { model, change } = useWorkbench();
  const { fixed, random, residual } = mixedEquation(model.equations, model.context);
  return (
    <EquationsPane
      below={
        levelCount(model.context) > 1 && (
          <p className="equations-note">Random effects are in the second part; a click on one makes its slope fixed.</p>
        )
      }
    >
      <div className="equation">
        <OutcomeRow place="mixed" problem={null} />
        <div className="equation-row" data-line>
          <span className="equation-left">
            <ExplainedPart id="mixed:left" problem={null} />
            <MathText tex="=" isHidden />
          </span>
          {fixed.map(({ symbol, factors, path }, position) => (
            <Summed key={`fixed ${String(position)}`} isFirst={position === 0}>
              <Part
                id={`mixed:${position}`}
                label={[symbolSpoken(symbol), factorsName(model.context, factors)]
                  .filter((text) => text !== "")
                  .join(", ")}
                menu={contentOf(path)}
                meaning={() => coefficientMeaning(model, path)}
              >
                <ShownSymbol symbol={symbol} letter={null} /> <PredictorText factors={factors} />
              </Part>
            </Summed>
          ))}
          {random.map(({ symbol, factors, path, group, source }, position) => (
            <Summed key={`random ${String(position)}`} isFirst={fixed.length === 0 && position === 0}>
              <Part
                id={`mixed:u${position}`}
                className="part-effect"
                label={`${symbolSpoken(symbol)}, random effect ${factorsName(model.context, factors)}`}
                isOn
                onPress={() => change(switchOff(model, { group, path, source }))}
                meaning={() => groupEffectMeaning(model, group, path)}
              >
                <ShownSymbol symbol={symbol} letter={null} /> <PredictorText factors={factors} />
              </Part>
            </Summed>
          ))}
          {outcomeModel(model) === null && (
            <Summed isFirst={fixed.length + random.length === 0}>
              <span className="part part-residual">
                <ShownSymbol symbol={residual} letter={null} />
                <span className="visually-hidden">{symbolSpoken(residual)}, residual</span>
              </span>
            </Summed>
          )}
        </div>
      </div>
    </EquationsPane>
  );
}

function switchOff(
  { draft, context }: WorkingModel,
  { group, path, source }: Pick<RandomSummand, "group" | "path" | "source">,
): ModelChange {
  const term = draft.random[source.entry]?.terms[source.term];
  return levelOfGroup(context, group) === path.length + 1 || term === undefined
    ? { kind: "switch-effect", prefix: path }
    : { kind: "switch-crossed-effect", group, term };
}

/** The menu of the highest predictor in the term: the one that made it. */
function contentOf(path: Extract<MenuContent, { readonly kind: "predictor" }>["path"]): MenuContent {
  const highest = path.findLastIndex((part) => part.length > 0);
  return highest < 0 ? { kind: "intercept", path } : { kind: "predictor", path: path.slice(0, highest + 1) };
}
