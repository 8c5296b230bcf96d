import { memo, useState } from "react";
import { Button as AriaButton, MenuTrigger } from "react-aria-components";
import { type NextStep, nextSteps, takeStep } from "../../../../src-engine/specification/ladder.ts";
import { useCommandTarget } from "../../../app/use-command-target.ts";
import { runCommand } from "../../../commands/run-command.ts";
import { Icon } from "../../../parts/Icon.tsx";
import { Menu, MenuItem, MenuPopover, MenuSection, MenuSeparator } from "../../../parts/Menu.tsx";
import { useApp } from "../../../state/app-context.ts";
import { useWorkbench } from "../workbench.ts";
import { StepDialog } from "./StepDialog.tsx";
import { useAddStep } from "./use-add-step.ts";

/** The ladder: what the textbook would do next with this model, as a model of its own. */
export const NextStepMenu = memo(function NextStepMenu() {
  const [isOpen, setIsOpen] = useState(false);
  const [asked, setAsked] = useState<NextStep | null>(null);
  useCommandTarget("model.nextStep", () => setIsOpen(true));
  return (
    <>
      <MenuTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
        <AriaButton className="model-tab model-tab-next">
          <Icon name="plus" /> Next step <Icon name="chevron-down" />
        </AriaButton>
        <MenuPopover>
          <Steps onAsk={setAsked} />
        </MenuPopover>
      </MenuTrigger>
      {asked !== null && <StepDialog step={asked} onClose={() => setAsked(null)} />}
    </>
  );
});

/** A step that leaves a choice asks for it, the others are taken at once. */
function Steps({ onAsk }: { readonly onAsk: (step: NextStep) => void }) {
  const app = useApp();
  const { model } = useWorkbench();
  const addStep = useAddStep();
  const take = (step: NextStep) => {
    if (step.candidates.length > 0) onAsk(step);
    else addStep(step.name, takeStep(model, step, []));
  };
  return (
    <Menu aria-label="Next step">
      <MenuSection title="From this model">
        {model.draft.outcome === null && (
          <MenuItem
            id="outcome-first"
            label="The outcome comes first"
            description="Click a variable and make it the outcome: the next steps are here then"
            isDisabled
          />
        )}
        {nextSteps(model).map((step) => (
          <MenuItem
            key={step.name}
            id={step.name}
            label={step.candidates.length > 0 ? `${step.name}…` : step.name}
            description={stepText(step)}
            onAction={() => take(step)}
          />
        ))}
      </MenuSection>
      <MenuSeparator />
      <MenuItem
        id="duplicate"
        label="Duplicate"
        description="The same model once more, to change"
        onAction={() => runCommand(app, "model.duplicate")}
      />
    </Menu>
  );
}

const namesShown = 3;

function stepText({ kind, candidates }: NextStep): string {
  const names = candidates.slice(0, namesShown).map(({ name }) => name);
  const more = candidates.length > namesShown ? ` and ${candidates.length - namesShown} more` : "";
  const shown = `${names.join(", ")}${more}`;
  switch (kind) {
    case "predictors":
      return `Explain the outcome by ${shown}`;
    case "random-slopes":
      return `Let a slope vary: ${shown}`;
    case "cross-level":
      return `Explain why a slope varies: ${shown}`;
    case "null-model":
      return "Back to the intercept alone";
  }
}
