import { latex, type MathLine } from "../../../../src-engine/specification/equations/math.ts";
import { outcomeModel, predictorMath } from "../../../../src-engine/specification/equations/outcome-model.ts";
import { MathText } from "../../../draw/equations/MathText.tsx";
import { useWorkbench } from "../workbench.ts";
import { OutcomePart } from "./OutcomePart.tsx";

/** IMMUN_ij ∼ Bernoulli(φ_ij), logit(φ_ij) = η_ij: how the outcome follows from the equation below. Nothing where it is normal. */
export function OutcomeRow({ place, problem }: { readonly place: string; readonly problem: string | null }) {
  const { model } = useWorkbench();
  const form = outcomeModel(model);
  if (form === null) return null;
  return (
    <>
      <div className="equation-row" data-line>
        <span className="equation-left">
          {form.before.length > 0 && <MathText tex={latex(form.before)} />}
          <OutcomePart id={`${place}:outcome`} problem={problem} />
        </span>
        {phrasesOf(form.after).map((phrase) => (
          <span key={latex(phrase)} className="equation-phrase">
            <MathText tex={latex(phrase)} />
          </span>
        ))}
      </div>
      {form.zeros !== null && (
        <div className="equation-row">
          <MathText tex={latex(form.zeros)} />
        </div>
      )}
    </>
  );
}

/** η_ij, or the outcome itself where it is normal: what the level-1 equation explains. */
export function ExplainedPart({ id, problem }: { readonly id: string; readonly problem: string | null }) {
  const { model } = useWorkbench();
  if (outcomeModel(model) === null) return <OutcomePart id={id} problem={problem} />;
  return <MathText tex={latex([predictorMath(model)])} />;
}

/** Its parts between commas: lines break between them, never within. */
function phrasesOf(line: MathLine): readonly MathLine[] {
  const end = line.findIndex((node) => node.kind === "operator" && node.text === ",") + 1;
  return end === 0 ? [line] : [line.slice(0, end), ...phrasesOf(line.slice(end))];
}
