import { outcomeLetters } from "../../../../src-engine/specification/equations/outcome-letters.ts";
import { outcomeLettersText } from "../../../../src-wording/outcome-letters.ts";
import { useWorkbench } from "../workbench.ts";

/** What the letters beside an outcome of categories, or of zeros of their own, stand for. */
export function OutcomeLetters() {
  const { model } = useWorkbench();
  const letters = outcomeLetters(model);
  return letters === null ? null : <p className="equation-letter">{outcomeLettersText(letters)}</p>;
}
