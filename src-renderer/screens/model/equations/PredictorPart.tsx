import type { ReactNode } from "react";
import { entersAsCategories } from "../../../../src-engine/specification/context.ts";
import type { Coefficient, Summand } from "../../../../src-engine/specification/equations/equation.ts";
import { symbolSpoken } from "../../../../src-engine/specification/equations/symbol.ts";
import { centeringText, factorsName } from "../../../../src-engine/specification/predictor-name.ts";
import { pathKey, type Part as TermPart } from "../../../../src-engine/specification/term.ts";
import { coefficientMeaning } from "../../../../src-engine/specification/words/meaning.ts";
import type { WorkingModel } from "../../../../src-engine/specification/working-model.ts";
import { PredictorText } from "../../../draw/equations/PredictorText.tsx";
import { useWorkbench } from "../workbench.ts";
import { Part } from "./Part.tsx";
import { ShownSymbol } from "./ShownSymbol.tsx";
import type { RowLetter, SummandGroup } from "./summand-groups.ts";

/** A coefficient and its predictor; of a categorical predictor one for each category, or the first and the last. */
export function PredictorPart({
  group,
  letter,
  id,
  problem,
}: {
  readonly group: SummandGroup;
  readonly letter: RowLetter | null;
  readonly id: string;
  readonly problem: string | null;
}) {
  const { model, change } = useWorkbench();
  const [first] = group.summands;
  const last = group.summands.at(-1);
  if (first === undefined || last === undefined) return null;
  const { path, part } = group.coefficient;
  const remove = () => change({ kind: "remove-predictor", path });
  const move = (direction: "left" | "right") => () => change({ kind: "move-predictor", path, direction });
  const shared = {
    menu: { kind: "predictor", path } as const,
    keys: { Delete: remove, Backspace: remove, "Alt+ArrowLeft": move("left"), "Alt+ArrowRight": move("right") },
    problem,
    meaning: () => coefficientMeaning(model, path),
  };
  const identity = pathKey(model.context, path);
  if (group.isRange) {
    const plain = part.map((variable) => ({ variable, contrast: null }));
    return (
      <Summed>
        <Part
          {...shared}
          id={id}
          identity={identity}
          label={spoken(model, part, first, `${group.summands.length} coefficients from `)}
        >
          <CoefficientSymbols coefficient={group.coefficient} summand={first} letter={letter} />
          <span className="part-range">…</span>
          <CoefficientSymbols coefficient={group.coefficient} summand={last} letter={letter} />{" "}
          <PredictorText factors={plain} />
          <span className="predictor-category">{group.summands.length} coefficients</span>
        </Part>
      </Summed>
    );
  }
  return group.summands.map((summand, position) => (
    <Summed key={`summand ${String(position)}`}>
      <Part
        {...shared}
        id={`${id}.${position}`}
        identity={`${identity} ${position}`}
        label={spoken(model, part, summand, "")}
      >
        <CoefficientSymbols coefficient={group.coefficient} summand={summand} letter={letter} />{" "}
        <PredictorText factors={summand.factors} />
      </Part>
    </Summed>
  ));
}

/** γ₀₁, or (γ₀₁ + c₀₁ₖ) where the slope of a level-2 predictor varies between the units of a crossed factor. */
function CoefficientSymbols({
  coefficient: { slopes },
  summand,
  letter,
}: {
  readonly coefficient: Coefficient;
  readonly summand: Summand;
  readonly letter: RowLetter | null;
}) {
  const varying = slopes.flatMap(({ source }, position) => (source === null ? [] : (summand.slopes[position] ?? [])));
  if (varying.length === 0) return <ShownSymbol symbol={summand.symbol} letter={letter} />;
  return (
    <>
      (<ShownSymbol symbol={summand.symbol} letter={letter} />
      {varying.map((symbol) => (
        <span key={symbol.letter} className="part-effect">
          {" + "}
          <ShownSymbol symbol={symbol} letter={letter} />
        </span>
      ))}
      )
    </>
  );
}

/** A summand with the plus before it: they stay together where the line breaks. */
export function Summed({
  isFirst = false,
  children,
}: {
  /** Nothing before it to be added to. */
  readonly isFirst?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <span className="summed">
      {!isFirst && (
        <span className="plus" aria-hidden="true">
          +
        </span>
      )}
      {children}
    </span>
  );
}

function spoken({ context }: WorkingModel, part: TermPart, { symbol, factors }: Summand, many: string): string {
  const forms = part
    .filter((variable) => !entersAsCategories(context, variable))
    .map((variable) => centeringText(context, variable));
  const centering = [...new Set(forms)].join(" and ");
  return [`${many}${symbolSpoken(symbol)}`, factorsName(context, factors), centering]
    .filter((text) => text !== "")
    .join(", ");
}
