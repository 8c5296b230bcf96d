import { memo } from "react";
import { Button, Group } from "react-aria-components";
import type { ModelId } from "../../../../src-contract/project.ts";
import { useUpdate } from "../../../state/app-context.ts";
import type { Dialog } from "../../../state/dialog.ts";
import { openDialog } from "../../../state/dialogs.ts";
import { settingsSummary } from "../../../wording/settings.ts";
import type { Place } from "../problems.ts";
import { useWorkbench } from "../workbench.ts";
import "./settings.css";

/** The settings of the model at a glance; each opens its dialog. */
export function SettingsChips() {
  const { id, model, problems } = useWorkbench();
  const summary = settingsSummary(model.draft);
  const wrong = new Set<string>(problems.flatMap(({ place }) => (place.kind === "settings" ? [place.page] : [])));
  const chips: readonly ChipContent[] = [
    { name: "Outcome", value: summary.outcome, page: "outcome" },
    { name: "Estimation", value: summary.estimation, page: "estimation" },
    { name: "Covariance", value: summary.covariance, page: "covariance" },
    { name: "Residuals", value: summary.residuals, page: "residuals" },
    { name: "Tests", value: summary.tests, page: "tests" },
    { name: "Hypotheses", value: summary.hypotheses, page: "hypotheses" },
    { name: "Output", value: "Tables", page: "output" },
  ];
  return (
    <Group aria-label="Settings" className="chips" data-pane="settings">
      {chips.map((chip) => (
        <Chip key={chip.name} {...chip} model={id} isWrong={wrong.has(chip.page)} />
      ))}
    </Group>
  );
}

export type SettingsPage = Extract<Place, { readonly kind: "settings" }>["page"];

type OtherPage = Extract<Dialog, { readonly kind: "other-settings" }>["page"];

interface ChipContent {
  readonly name: string;
  readonly value: string;
  /** What it opens; the covariance structure stands on the page of the estimation. */
  readonly page: OtherPage | "outcome" | "covariance";
}

// Few clicks on the model change a setting.
const Chip = memo(function Chip({
  name,
  value,
  page,
  model,
  isWrong,
}: ChipContent & { readonly model: ModelId; readonly isWrong: boolean }) {
  const update = useUpdate();
  return (
    <Button
      className="chip"
      data-wrong={isWrong}
      onPress={() => update((state) => openDialog(state, dialogOf(page, model)))}
    >
      <span className="chip-name">{name}</span>
      <span className="chip-value">{value}</span>
      {isWrong && <span className="visually-hidden">, has a problem</span>}
    </Button>
  );
});

function dialogOf(page: ChipContent["page"], model: ModelId): Dialog {
  if (page === "outcome") return { kind: "basic-settings", model };
  return { kind: "other-settings", model, page: page === "covariance" ? "estimation" : page };
}
