import { symbolMath } from "../../../src-engine/specification/equation-lines.ts";
import { latex } from "../../../src-engine/specification/math.ts";
import type { ModelSymbol } from "../../../src-engine/specification/symbol.ts";
import { MathText } from "./MathText.tsx";

/** A coefficient or random effect: γ₀₁, u₀ⱼ. */
export function SymbolText({ symbol }: { readonly symbol: ModelSymbol }) {
  return <MathText tex={latex([symbolMath(symbol)])} isHidden />;
}
