import type { RichText } from "../../../src-contract/output.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { linearScaleText } from "../../../src-wording/outcome-scales.ts";
import type { ModelContext } from "../context.ts";
import { usualLink } from "../links.ts";
import { outcomeEquations } from "../outcome-equations.ts";

/** The outcome as sentences call it, with its label in italics. */
export function outcomeLabel({ outcome }: ModelDraft, { variables }: ModelContext): RichText {
  if (outcome === null) return [{ text: "the outcome" }];
  const label = variables.get(outcome)?.label.trim() ?? "";
  return [{ text: label === "" ? outcome : label, style: "italic" }];
}

/** What the link makes of the outcome's mean: "the log-odds of *Use*: yes". Null: it leaves the mean as it is. */
export function linkScalePhrase(draft: ModelDraft, context: ModelContext): RichText | null {
  const { distribution = "normal", link = usualLink(distribution), zeros } = draft;
  const [label] = outcomeLabel(draft, context);
  if (label === undefined) return null;
  const text = linearScaleText({
    distribution,
    link,
    outcome: label.text,
    event: eventText(draft, context),
    zeros: zeros?.kind ?? null,
    isHazard: draft.survival !== undefined,
  });
  if (text === null) return null;
  const at = text.lastIndexOf(label.text);
  return [{ text: text.slice(0, at) }, label, { text: text.slice(at + label.text.length) }].filter(
    (piece) => piece.text !== "",
  );
}

/** The category that counts as 1; of a multinomial outcome what is compared. Null: no category, or not known yet. */
function eventText(draft: ModelDraft, context: ModelContext): string | null {
  const equations = outcomeEquations(draft, context);
  if (equations !== null) return `a category rather than ${equations.reference.label}`;
  if (draft.distribution !== "bernoulli") return null;
  const categories = context.variables.get(draft.outcome ?? "")?.categories ?? [];
  const event = categories.find(({ value }) => String(value) === String(draft.event)) ?? categories.at(-1);
  return event === undefined || event.label === "1" ? null : event.label;
}
