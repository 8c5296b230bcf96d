import { restTerm } from "../../../../src-engine/specification/change/rest.ts";
import type { RestItem } from "../../../../src-engine/specification/equations/equation-tree.ts";
import { partName, unitOf } from "../../../../src-engine/specification/predictor-name.ts";
import type { WorkingModel } from "../../../../src-engine/specification/working-model.ts";
import { Button } from "../../../parts/Button.tsx";
import { useWorkbench } from "../workbench.ts";
import { EquationProblems } from "./EquationProblems.tsx";

/** What is in the model but has no place in level equations. */
export function RestOfModel() {
  const { model, problems, change } = useWorkbench();
  const { rest } = model.equations;
  if (rest.length === 0) return null;
  return (
    <section className="rest" aria-label="Also in the model">
      <h2 className="equations-title">Also in the model, outside these equations</h2>
      <ul>
        {rest.map((item) => (
          <li key={keyOf(item)}>
            <div className="rest-item">
              <span>{restText(model, item)}</span>
              <Button kind="quiet" onPress={() => change({ kind: "remove-rest", item })}>
                Remove
              </Button>
            </div>
            <EquationProblems
              id={`rest ${keyOf(item)}`}
              problems={problems.filter(({ place }) => place.kind === "rest" && keyOf(place.item) === keyOf(item))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function keyOf(item: RestItem): string {
  return JSON.stringify(item);
}

function restText({ draft, context }: WorkingModel, item: RestItem): string {
  const name = partName(context, restTerm(draft, item)?.variables ?? []);
  if (item.kind === "fixed") return `${name}: a second time`;
  const unit = unitOf(context, draft.random[item.source.entry]?.group ?? []);
  const effect = `Random effect of ${name} by ${unit}`;
  switch (item.why) {
    case "repeated":
      return `${effect}: a second time`;
    case "group-is-no-level":
      return `${effect}: ${unit} is none of the levels`;
    case "varies-too-high":
      return `${effect}: ${name} does not vary within one ${unit}`;
  }
}
