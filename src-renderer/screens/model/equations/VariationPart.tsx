import type { ReactNode } from "react";
import { groupOfUnits } from "../../../../src-engine/specification/context.ts";
import type { Variation } from "../../../../src-engine/specification/equations/equation.ts";
import { type ModelSymbol, symbolSpoken } from "../../../../src-engine/specification/equations/symbol.ts";
import { useWorkbench } from "../workbench.ts";
import { Part } from "./Part.tsx";
import { Summed } from "./PredictorPart.tsx";
import { ShownSymbol } from "./ShownSymbol.tsx";
import type { RowLetter } from "./summand-groups.ts";

/** A random effect of a factor that crosses other units: a click switches it, grey is none. */
export function VariationPart({
  name,
  variation: { units, term, source },
  symbol,
  letter,
  id,
  children,
}: {
  /** What varies: "the intercept". */
  readonly name: string;
  readonly variation: Pick<Variation, "units" | "term" | "source">;
  readonly symbol: ModelSymbol | undefined;
  readonly letter: RowLetter | null;
  readonly id: string;
  /** Behind the symbol. */
  readonly children?: ReactNode;
}) {
  const { change } = useWorkbench();
  if (symbol === undefined) return null;
  const isOn = source !== null;
  const toggle = () => change({ kind: "switch-crossed-effect", group: groupOfUnits(units), term });
  const varies = `${name} varies between ${units.plural}`;
  return (
    <Summed>
      <Part
        id={id}
        className={isOn ? "part-effect" : "part-off"}
        label={`${symbolSpoken(symbol)}, random effect: ${varies}`}
        isOn={isOn}
        onPress={toggle}
        keys={isOn ? { Delete: toggle, Backspace: toggle } : {}}
        meaning={() => [{ text: isOn ? `${varies}.` : `${name} does not vary between ${units.plural}.` }]}
      >
        <ShownSymbol symbol={symbol} letter={letter} />
        {children}
      </Part>
    </Summed>
  );
}
