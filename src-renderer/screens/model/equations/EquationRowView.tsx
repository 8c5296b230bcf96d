import type { Equation, EquationRow } from "../../../../src-engine/specification/equations/equation.ts";
import { isIntercept } from "../../../../src-engine/specification/equations/level-equations.ts";
import { symbolOfCoefficient } from "../../../../src-engine/specification/equations/notation.ts";
import { symbolSpoken } from "../../../../src-engine/specification/equations/symbol.ts";
import { coefficientName } from "../../../../src-engine/specification/predictor-name.ts";
import { intercept } from "../../../../src-engine/specification/term.ts";
import { coefficientMeaning } from "../../../../src-engine/specification/words/meaning.ts";
import { MathText } from "../../../draw/equations/MathText.tsx";
import { equationTitle } from "../menus/equation-titles.ts";
import { useWorkbench } from "../workbench.ts";
import { EffectPart } from "./EffectPart.tsx";
import { ExplainedPart } from "./OutcomeRow.tsx";
import { Part } from "./Part.tsx";
import { PredictorPart } from "./PredictorPart.tsx";
import { ShownSymbol } from "./ShownSymbol.tsx";
import { type RowLetter, summandGroups } from "./summand-groups.ts";
import { VariationPart } from "./VariationPart.tsx";

export interface EquationRowProps {
  readonly equation: Equation;
  readonly row: EquationRow;
  readonly letter: RowLetter | null;
  readonly place: string;
  /** Id of the text about what is wrong with a part. */
  readonly problem: (part: number | "effect" | "outcome") => string | null;
  /** The row that ends with the button that adds. */
  readonly isLast: boolean;
}

/** left side = intercept + predictors + random effect, each a part of its own. */
export function EquationRowView({ equation, row, letter, place, problem, isLast }: EquationRowProps) {
  const { model } = useWorkbench();
  const groups = summandGroups(equation.coefficients, row);
  const predictors = groups.filter(({ coefficient }) => !isIntercept(coefficient));
  const hasIntercept = predictors.length < groups.length;
  // HLM's order: the random effects of a cross-classification stand behind its intercept.
  const isCrossed = equation.crossed.length > 0;
  const effects = (
    <>
      <EffectPart equation={equation} row={row} letter={letter} id={`${place}:effect`} problem={problem("effect")} />
      {equation.crossed.map((variation, position) => (
        <VariationPart
          key={variation.factor}
          name={coefficientName(model.context, equation.prefix)}
          variation={variation}
          symbol={row.crossed[position]}
          letter={letter}
          id={`${place}:effect${variation.factor}`}
        />
      ))}
    </>
  );
  return (
    <div className="equation-row" data-line>
      <span className="equation-left">
        {row.left === null ? (
          <ExplainedPart id={`${place}:left`} problem={problem("outcome")} />
        ) : (
          <LeftPart equation={equation} row={row} letter={letter} id={`${place}:left`} />
        )}
        <MathText tex="=" isHidden />
      </span>
      <InterceptPart equation={equation} row={row} letter={letter} id={`${place}:intercept`} isOn={hasIntercept} />
      {isCrossed && effects}
      {predictors.map((group) => (
        <PredictorPart
          key={group.index}
          group={group}
          letter={letter}
          id={`${place}:${group.index}`}
          problem={problem(group.index)}
        />
      ))}
      {!isCrossed && effects}
      {isLast && (
        <Part
          id={`${place}:add`}
          className="part-add"
          label={`Add a predictor to ${equationTitle(equation)}`}
          identity={`add to ${equation.id}`}
          menu={{ kind: "any-addition", equation }}
        >
          +<span className="part-add-word"> predictor</span>
        </Part>
      )}
    </div>
  );
}

interface PieceProps {
  readonly equation: Equation;
  readonly row: EquationRow;
  readonly letter: RowLetter | null;
  readonly id: string;
}

/** The coefficient that the equation explains: makes its equation the current one. */
function LeftPart({ equation, row, letter, id }: PieceProps) {
  const { model, workOn } = useWorkbench();
  if (row.left === null) return null;
  return (
    <Part
      id={id}
      label={`${symbolSpoken(row.left)}: work on its equation`}
      onPress={() => workOn(equation.id)}
      className="part-left"
      meaning={() => coefficientMeaning(model, equation.prefix)}
    >
      <ShownSymbol symbol={row.left} letter={letter} />
    </Part>
  );
}

/** γ₁₀, grey where there is none: then a click brings it back. */
function InterceptPart({ equation, row, letter, id, isOn }: PieceProps & { readonly isOn: boolean }) {
  const { model, change } = useWorkbench();
  const own = symbolOfCoefficient(model.context, [...(row.left?.numbers ?? []), 0], intercept);
  const { category } = row.effect;
  const symbol = category === undefined ? own : { ...own, category };
  const toggle = () => change({ kind: "switch-intercept", prefix: equation.prefix });
  const path = [...equation.prefix, intercept];
  const meaning = () => coefficientMeaning(model, path);
  const shown = <ShownSymbol symbol={symbol} letter={letter} />;
  if (!isOn) {
    return (
      <Part
        id={id}
        className="part-off"
        label={`${symbolSpoken(symbol)}, intercept, switched off`}
        isOn={false}
        onPress={toggle}
        meaning={meaning}
      >
        {shown}
      </Part>
    );
  }
  return (
    <Part
      id={id}
      label={`${symbolSpoken(symbol)}, intercept`}
      menu={{ kind: "intercept", path }}
      meaning={meaning}
      keys={{ Delete: toggle, Backspace: toggle }}
    >
      {shown}
    </Part>
  );
}
