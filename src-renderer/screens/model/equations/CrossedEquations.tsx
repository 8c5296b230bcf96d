import type { CrossedFactor } from "../../../../src-engine/specification/equations/crossed-effects.ts";
import { partName } from "../../../../src-engine/specification/predictor-name.ts";
import { useWorkbench } from "../workbench.ts";
import { VariationPart } from "./VariationPart.tsx";

/** What factors that cross the levels add to the level-1 equation: a click switches an effect, grey is none. */
export function CrossedEquations() {
  const { model } = useWorkbench();
  return model.equations.crossed.map((factor, position) => (
    <section key={`crossed ${factor.units.id.join(" ")}`} className="equations-level">
      <h2 className="equations-title">Crossed with: {factor.units.plural}</h2>
      <CrossedLine factor={factor} place={`crossed ${position}`} />
    </section>
  ));
}

function CrossedLine({
  factor: { units, effects },
  place,
}: {
  readonly factor: CrossedFactor;
  readonly place: string;
}) {
  const { model } = useWorkbench();
  return (
    <div className="equation-line">
      <span className="equation-row">
        {effects.flatMap(({ term, columns, source }, index) => {
          const [first] = columns;
          if (first === undefined) return [];
          const name = partName(model.context, term.variables);
          return (
            <VariationPart
              key={first.symbol.numbers.join()}
              id={`${place}.${index}`}
              name={name}
              variation={{ units, term, source }}
              symbol={first.symbol}
              letter={null}
            >
              {term.variables.length > 0 && ` · ${name}`}
            </VariationPart>
          );
        })}
      </span>
    </div>
  );
}
