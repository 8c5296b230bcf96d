import { Button } from "../../../parts/Button.tsx";
import { Dialog } from "../../../parts/Dialog.tsx";
import { useAppState } from "../../../state/app-context.ts";
import { knowledgeOf } from "../../../state/knowledge.ts";
import { count } from "../../../wording/numbers.ts";
import { useWorkbench } from "../workbench.ts";
import { variableFacts } from "./variable-facts.ts";

/** A variable's values in figures. */
export function DescribeDialog({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const { model } = useWorkbench();
  const knowledge = useAppState((state) => knowledgeOf(state, state.view.table));
  const variable = model.context.variables.get(name);
  const summary = knowledge.summaries.answer?.[name] ?? null;
  const byLevel = knowledge.levels.answer?.variables.find((each) => each.name === name) ?? null;
  const facts = variableFacts(model.context, summary, byLevel);
  return (
    <Dialog
      title={name}
      size="small"
      onClose={onClose}
      footer={
        <Button kind="primary" onPress={onClose} autoFocus>
          Close
        </Button>
      }
    >
      {variable !== undefined && variable.label !== "" && <p className="describe-label">{variable.label}</p>}
      {facts.length === 0 && <p>Nothing is known about its values yet.</p>}
      <dl className="describe">
        {facts.map(({ term, value }) => (
          <div key={term} className="describe-fact">
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {variable?.isCategorical === true && summary?.categories !== null && summary !== null && (
        <table className="describe-categories">
          <caption className="visually-hidden">Categories of {name}</caption>
          <thead>
            <tr>
              <th scope="col">Category</th>
              <th scope="col">Rows</th>
            </tr>
          </thead>
          <tbody>
            {summary.categories.map((category) => (
              <tr key={String(category.value)}>
                <th scope="row">
                  {variable.categories?.find(({ value }) => value === category.value)?.label ?? category.value}
                </th>
                <td>{count(category.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
