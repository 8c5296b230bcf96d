import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { FormulaProblem } from "../../../../../src-contract/formula-problem.ts";
import type { Variable } from "../../../../../src-contract/variable.ts";
import { formulaProblemText } from "../../../../../src-wording/formula.ts";
import { type Completion, completionsOf, wordBefore } from "./completions.ts";
import "./formula.css";

export interface FormulaFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (formula: string) => void;
  readonly variables: readonly Variable[];
  readonly problem: FormulaProblem | null;
  /** Takes what lists beside the field put in at the caret. */
  readonly insert: RefObject<((completion: Completion) => void) | null>;
  /** Takes the focus when it appears. */
  readonly isFirst?: boolean;
}

/** A formula with completion of names while it is typed, and what is wrong with it marked where it stands. */
export function FormulaField({
  label,
  value,
  onChange,
  variables,
  problem,
  insert,
  isFirst = false,
}: FormulaFieldProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const caretNext = useRef<number | null>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const word = caret === null ? null : wordBefore(value, caret);
  const completions = word === null ? [] : completionsOf(word.word, variables);
  // Nothing is wrong with a formula that is still to be written.
  const shownProblem = value.trim() === "" ? null : problem;

  useLayoutEffect(() => {
    if (caretNext.current === null) return;
    field.current?.focus();
    field.current?.setSelectionRange(caretNext.current, caretNext.current);
    caretNext.current = null;
  });
  useEffect(() => {
    if (isFirst) field.current?.focus();
  }, [isFirst]);
  const write = (start: number, end: number, { text, caret: place }: Completion) => {
    caretNext.current = start + place;
    setCaret(null);
    onChange(value.slice(0, start) + text + value.slice(end));
  };
  insert.current = (completion) => {
    const { selectionStart = value.length, selectionEnd = value.length } = field.current ?? {};
    write(selectionStart, selectionEnd, completion);
  };
  const accept = (completion: Completion) => {
    if (word !== null) write(word.start, word.start + word.word.length, completion);
  };
  const press = (event: KeyboardEvent) => {
    const chosen = completions[active];
    if (chosen === undefined) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setActive((active + step + completions.length) % completions.length);
    else if (event.key === "Tab" || event.key === "Enter") accept(chosen);
    else if (event.key === "Escape") setCaret(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="field formula-field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        ref={field}
        className="input formula-input"
        rows={3}
        value={value}
        spellCheck={false}
        aria-invalid={shownProblem !== null}
        aria-describedby={`${id}-problem`}
        aria-autocomplete="list"
        {...(completions.length > 0 && {
          "aria-controls": `${id}-completions`,
          "aria-activedescendant": `${id}-${active}`,
        })}
        onChange={({ currentTarget }) => {
          setCaret(currentTarget.selectionStart);
          setActive(0);
          onChange(currentTarget.value);
        }}
        onSelect={({ currentTarget: { selectionStart } }) =>
          setCaret((typedAt) => (typedAt === selectionStart ? typedAt : null))
        }
        onKeyDown={press}
        onBlur={() => setCaret(null)}
      />
      {completions.length > 0 && (
        <div id={`${id}-completions`} className="popover formula-completions" role="listbox" aria-label="Completions">
          {completions.map((completion, index) => (
            <div
              key={completion.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className="formula-completion"
              onPointerDown={(event) => {
                event.preventDefault();
                accept(completion);
              }}
            >
              <span>{completion.label}</span>
              <span className="formula-completion-description">{completion.description}</span>
            </div>
          ))}
        </div>
      )}
      <div id={`${id}-problem`} className="formula-problem" aria-live="polite">
        {shownProblem !== null && <FormulaProblemView formula={value} problem={shownProblem} />}
      </div>
    </div>
  );
}

/** The formula once more with the wrong part marked, and the sentence. */
function FormulaProblemView({ formula, problem }: { readonly formula: string; readonly problem: FormulaProblem }) {
  const { at, length } = problem;
  const isAtEnd = length === 0 || at >= formula.length;
  return (
    <>
      <code className="formula-marked" aria-hidden="true">
        {formula.slice(0, at)}
        <mark>{isAtEnd ? " " : formula.slice(at, at + length)}</mark>
        {formula.slice(at + length)}
      </code>
      <span className="field-error">{formulaProblemText(problem)}</span>
    </>
  );
}
