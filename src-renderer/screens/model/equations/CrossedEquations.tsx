import { groupOfUnits } from "../../../../src-engine/specification/context.ts";
import type { CrossedFactor } from "../../../../src-engine/specification/crossed-effects.ts";
import { partName } from "../../../../src-engine/specification/predictor-name.ts";
import { symbolSpoken } from "../../../../src-engine/specification/symbol.ts";
import { useWorkbench } from "../workbench.ts";
import { Part } from "./Part.tsx";
import { Summed } from "./PredictorPart.tsx";
import { ShownSymbol } from "./ShownSymbol.tsx";

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
  const { model, change } = useWorkbench();
  return (
    <div className="equation-line">
      <span className="equation-row">
        {effects.flatMap(({ term, columns, source }, index) => {
          const [first] = columns;
          if (first === undefined) return [];
          const { symbol } = first;
          const name = partName(model.context, term.variables);
          const isOn = source !== null;
          const toggle = () => change({ kind: "switch-crossed-effect", group: groupOfUnits(units), term });
          const varies = `${name} varies between ${units.plural}`;
          return (
            <Summed key={symbol.numbers.join()}>
              <Part
                id={`${place}.${index}`}
                className={isOn ? "part-effect" : "part-off"}
                label={`${symbolSpoken(symbol)}, random effect: ${varies}`}
                isOn={isOn}
                onPress={toggle}
                keys={isOn ? { Delete: toggle, Backspace: toggle } : {}}
                meaning={() => [{ text: isOn ? `${varies}.` : `${name} does not vary between ${units.plural}.` }]}
              >
                <ShownSymbol symbol={symbol} letter={null} />
                {term.variables.length > 0 && ` · ${name}`}
              </Part>
            </Summed>
          );
        })}
      </span>
    </div>
  );
}
