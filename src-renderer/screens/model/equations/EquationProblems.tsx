import { Button } from "../../../parts/Button.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import type { PlacedProblem } from "../problems.ts";
import { useWorkbench } from "../workbench.ts";

/** What the engine refused, under the equation that caused it, with what mends it. */
export function EquationProblems({
  id,
  problems,
}: {
  readonly id: string;
  readonly problems: readonly PlacedProblem[];
}) {
  const { change } = useWorkbench();
  if (problems.length === 0) return null;
  return (
    <div id={id} className="equation-problems">
      {problems.map(({ text, remedy }) => (
        <Notice
          key={text}
          tone="serious"
          announce
          actions={remedy !== null && <Button onPress={() => change(remedy.change)}>{remedy.label}</Button>}
        >
          {text}
        </Notice>
      ))}
    </div>
  );
}
