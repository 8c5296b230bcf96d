import { Fragment } from "react";
import type { TermVariable } from "../../../src-contract/analysis.ts";
import { contrastName, type Factor } from "../../../src-engine/specification/contrasts.ts";
import { equationName } from "../../../src-engine/specification/predictor-name.ts";
import { LongWords } from "../LongWords.tsx";
import "./equations.css";

/**
 * A predictor in an equation, in capitals; a bar over it stands for a mean over units. Centering shows twice, by color
 * and as in HLM by weight: bold at the group's mean, bold italic at the grand mean.
 */
export function PredictorText({ factors }: { readonly factors: readonly Factor[] }) {
  return factors.map(({ variable, contrast }, position) => {
    const category = contrast === null ? null : contrastName(contrast);
    return (
      <Fragment key={`${variable.name} ${String(position)}`}>
        {position > 0 && <span className="predictor-times">×</span>}
        <VariableText variable={variable} />
        {category !== null && <span className="predictor-category">{category}</span>}
      </Fragment>
    );
  });
}

function VariableText({ variable }: { readonly variable: TermVariable }) {
  const { name, aggregate, center = "none", power = 1 } = variable;
  const shown = (
    <span className={`predictor predictor-${typeof center === "number" ? "value" : center}`}>
      {aggregate === undefined ? (
        <LongWords text={equationName(name)} />
      ) : (
        <span className="predictor-mean">
          <LongWords text={equationName(name)} />
        </span>
      )}
    </span>
  );
  return (
    <span className="predictor-form">
      {typeof center === "number" ? (
        <>
          ({shown} {center < 0 ? "+" : "−"} {Math.abs(center)})
        </>
      ) : (
        shown
      )}
      {power !== 1 && <sup className="predictor-power">{power}</sup>}
    </span>
  );
}
