import { useId, useRef } from "react";
import { Group, useDrop } from "react-aria-components";
import { contrastName, type Factor } from "../../../../src-engine/specification/contrasts.ts";
import type { Equation } from "../../../../src-engine/specification/equations/equation.ts";
import { equationName, partName } from "../../../../src-engine/specification/predictor-name.ts";
import { samePath } from "../../../../src-engine/specification/term.ts";
import { capitalized } from "../../../../src-wording/capitalized.ts";
import { equationTitle } from "../menus/equation-titles.ts";
import { variableDragType } from "../variables/drag-type.ts";
import { useWorkbench } from "../workbench.ts";
import { EquationProblems } from "./EquationProblems.tsx";
import { EquationRowView } from "./EquationRowView.tsx";
import { OutcomeLetters } from "./OutcomeLetters.tsx";
import { OutcomeRow } from "./OutcomeRow.tsx";
import { problemsIn } from "./problems-in.ts";
import { type RowLetter, shownRows } from "./summand-groups.ts";

/** One equation: a click makes it the current one, a variable dropped on it is added to it. */
export function EquationLine({ equation, place }: { readonly equation: Equation; readonly place: string }) {
  const { model, current, problems, workOn, openMenu } = useWorkbench();
  const line = useRef<HTMLDivElement>(null);
  const problemId = useId();
  const { dropProps, isDropTarget } = useDrop({
    ref: line,
    getDropOperation: (types) => (types.has(variableDragType) ? "copy" : "cancel"),
    onDrop: async ({ items }) => {
      const [item] = items;
      if (item?.kind !== "text" || line.current === null) return;
      const name = await item.getText(variableDragType);
      workOn(equation.id);
      openMenu({ anchor: line.current, content: { kind: "addition", name, equation } });
    },
  });
  const isCurrent = samePath(model.context, current.prefix, equation.prefix);
  const { rows, letter } = shownRows(equation.rows);
  const own = problemsIn(model.context, equation, problems);
  return (
    <div {...dropProps} ref={line} tabIndex={-1} className="equation" data-current={isCurrent} data-drop={isDropTarget}>
      <Group
        aria-label={capitalized(equationTitle(equation))}
        aria-current={isCurrent}
        className="equation-rows"
        onClick={() => workOn(equation.id)}
      >
        {equation.level === 1 && (
          <OutcomeRow place={place} problem={own.some(({ part }) => part === "outcome") ? problemId : null} />
        )}
        {rows.map((row, position) => (
          <EquationRowView
            key={`row ${String(position)}`}
            equation={equation}
            row={row}
            letter={letter}
            place={`${place}.${position}`}
            problem={(part) => (own.some((problem) => problem.part === part) ? problemId : null)}
            isLast={position === rows.length - 1}
          />
        ))}
        {letter !== null && <LetterNote letter={letter} />}
        {equation.level === 1 && <OutcomeLetters />}
      </Group>
      <EquationProblems id={problemId} problems={own.map(({ problem }) => problem)} />
    </div>
  );
}

const categoriesShown = 3;

function contrastText({ variable, contrast }: Factor): string {
  return (contrast === null ? null : contrastName(contrast)) ?? equationName(variable.name);
}

/** What the letter of a row stands for. */
function LetterNote({ letter }: { readonly letter: RowLetter }) {
  const { model } = useWorkbench();
  const [first = []] = letter.contrasts;
  const predictor = partName(
    model.context,
    first.map(({ variable }) => variable),
  );
  const names = letter.contrasts.map((factors) => factors.map(contrastText).join(" × "));
  const more = names.length - categoriesShown;
  return (
    <p className="equation-letter">
      <i>q</i> = {letter.first}, …, {letter.last}: {predictor} ({names.slice(0, categoriesShown).join(", ")}
      {more > 0 && ` and ${more} more`})
    </p>
  );
}
