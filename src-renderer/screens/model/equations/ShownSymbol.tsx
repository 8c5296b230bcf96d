import { latex } from "../../../../src-engine/specification/equations/math.ts";
import type { ModelSymbol } from "../../../../src-engine/specification/equations/symbol.ts";
import { MathText } from "../../../draw/equations/MathText.tsx";
import { letteredSubscript, type RowLetter } from "./summand-groups.ts";

/** A symbol of a row; q in the place of the number that differs in the rows it stands for. */
export function ShownSymbol({ symbol, letter }: { readonly symbol: ModelSymbol; readonly letter: RowLetter | null }) {
  const subscript = letteredSubscript(symbol, letter);
  const tex = latex([{ kind: "subscript", base: { kind: "letter", text: symbol.letter }, subscript }]);
  return <MathText tex={tex} isHidden />;
}
