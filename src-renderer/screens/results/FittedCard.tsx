import type { FitSummary } from "../../../src-contract/output.ts";
import { fittedUnits } from "../../../src-wording/summary.ts";
import { Card } from "../../parts/Card.tsx";
import { count } from "../../wording/numbers.ts";
import { fittedWords as words } from "../../wording/results.ts";

/** What was fitted: on which rows and units, what was left out and why, how, and whether the search came to rest. */
export function FittedCard({ summary, isStale }: { readonly summary: FitSummary; readonly isStale: boolean }) {
  const { exclusions, method, convergence } = summary;
  return (
    <Card title={words.title} className={isStale ? "is-stale" : ""}>
      <dl className="fitted">
        <Fact term={words.data}>{fittedUnits(summary).join(" · ")}</Fact>
        {exclusions.length > 0 && (
          <Fact term={words.leftOut}>
            {exclusions.map(({ label, rows: out }) => words.leftOutRows(label, count(out))).join("; ")}
          </Fact>
        )}
        <Fact term={words.method}>{method}</Fact>
        <Fact term={words.convergence}>{convergence}</Fact>
      </dl>
    </Card>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
