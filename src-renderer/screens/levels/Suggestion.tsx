import type { LevelSuggestion, LevelSuggestions, LevelsDefinition } from "../../../src-contract/levels.ts";
import type { ProjectTable } from "../../../src-contract/project.ts";
import { levelReasonText } from "../../../src-wording/levels.ts";
import { Button } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { Spinner } from "../../parts/Spinner.tsx";
import { useAppState, useRecord } from "../../state/app-context.ts";
import { knowledgeOf } from "../../state/knowledge.ts";
import { setLevels } from "../../state/tables.ts";
import { counted } from "../../wording/numbers.ts";

/** What the program takes the levels to be, and why; there until levels are chosen. */
export function Suggestion({ table, onAccept }: { readonly table: ProjectTable; readonly onAccept: () => void }) {
  const record = useRecord();
  const suggestions = useAppState((state) => knowledgeOf(state, table.id).suggestions);
  if (table.levels !== null && table.levels.upper.length > 0) return null;
  const { answer, failure } = suggestions;
  const crossed = answer?.crossed ?? [];
  if (answer === null) return failure === null ? <Looking /> : null;
  if (answer.proposal.length === 0) {
    return (
      <Card title="No suggestion">
        <p>
          No column repeats in a way that looks like units. Choose the one that says which school, person or firm a row
          belongs to.
        </p>
      </Card>
    );
  }
  const accept = () => {
    record("Choose levels", (document) => setLevels(document, table.id, proposedLevels(answer, table.levels)));
    onAccept();
  };
  return (
    <Card title="Suggestion" className="levels-suggestion">
      {answer.proposal.map((suggestion, index) => (
        <Reasoned key={suggestion.id.join(" ")} title={`Level ${index + 2}`} suggestion={suggestion} />
      ))}
      {crossed.map((suggestion) => (
        <Reasoned key={suggestion.id.join(" ")} title="Crossed with them" suggestion={suggestion} />
      ))}
      <Button kind="primary" icon="check" data-guide="levels-accept" onPress={accept}>
        {answer.proposal.length + crossed.length === 1 ? "Use this level" : "Use these levels"}
      </Button>
    </Card>
  );
}

function Reasoned({ title, suggestion }: { readonly title: string; readonly suggestion: LevelSuggestion }) {
  const { id, units, noun, reasons } = suggestion;
  return (
    <div>
      <p>
        {title}: <strong>{id.join(" + ")}</strong> identifies {counted(units, noun)}.
      </p>
      <ul className="levels-reasons">
        {reasons.map((reason) => (
          <li key={reason.code}>{levelReasonText(reason, noun)}</li>
        ))}
      </ul>
    </div>
  );
}

/** Keeps the place of the suggestion until it is there. */
function Looking() {
  const text = "Looking for columns that say to which unit a row belongs";
  return (
    <Card title="Suggestion" className="levels-suggestion">
      <p className="levels-soft">
        {text} <Spinner label={text} />
      </p>
    </Card>
  );
}

/** What a row is called stays as it was said. */
function proposedLevels(
  { first, proposal, crossed }: LevelSuggestions,
  before: LevelsDefinition | null,
): LevelsDefinition {
  const unitsOf = ({ id, noun }: LevelSuggestion) => ({ id, ...noun });
  return {
    first: before?.first ?? first,
    upper: proposal.map(unitsOf),
    ...(crossed !== undefined && { crossed: crossed.map(unitsOf) }),
  };
}
