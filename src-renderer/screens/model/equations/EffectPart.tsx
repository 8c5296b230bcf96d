import { nounOfLevel } from "../../../../src-engine/specification/context.ts";
import type { Equation, EquationRow } from "../../../../src-engine/specification/equations/equation.ts";
import { hasEffect } from "../../../../src-engine/specification/equations/level-equations.ts";
import { outcomeModel } from "../../../../src-engine/specification/equations/outcome-model.ts";
import { symbolSpoken } from "../../../../src-engine/specification/equations/symbol.ts";
import { coefficientName } from "../../../../src-engine/specification/predictor-name.ts";
import { effectMeaning, residualMeaning } from "../../../../src-engine/specification/words/meaning.ts";
import { useWorkbench } from "../workbench.ts";
import { Part } from "./Part.tsx";
import { Summed } from "./PredictorPart.tsx";
import { ShownSymbol } from "./ShownSymbol.tsx";
import type { RowLetter } from "./summand-groups.ts";

/** The residual of level 1, or a random effect: a click switches it, grey is fixed. */
export function EffectPart({
  equation,
  row,
  letter,
  id,
  problem,
}: {
  readonly equation: Equation;
  readonly row: EquationRow;
  readonly letter: RowLetter | null;
  readonly id: string;
  readonly problem: string | null;
}) {
  const { model, change } = useWorkbench();
  const shown = <ShownSymbol symbol={row.effect} letter={letter} />;
  if (equation.effect.kind === "residual") {
    if (outcomeModel(model) !== null) return null;
    return (
      <Summed>
        <span
          className="part part-residual"
          title={residualMeaning(model)
            .map(({ text }) => text)
            .join("")}
        >
          {shown}
          <span className="visually-hidden">{symbolSpoken(row.effect)}, residual</span>
        </span>
      </Summed>
    );
  }
  const isOn = hasEffect(equation);
  const units = nounOfLevel(model.context, equation.level).plural;
  const varies = `${coefficientName(model.context, equation.prefix)} varies between ${units}`;
  const toggle = () => change({ kind: "switch-effect", prefix: equation.prefix });
  return (
    <Summed>
      <Part
        id={id}
        className={isOn ? "part-effect" : "part-off"}
        label={`${symbolSpoken(row.effect)}, random effect: ${varies}`}
        isOn={isOn}
        onPress={toggle}
        keys={isOn ? { Delete: toggle, Backspace: toggle } : {}}
        problem={problem}
        meaning={() => effectMeaning(model, equation.prefix)}
      >
        {shown}
      </Part>
    </Summed>
  );
}
