import { type FormEvent, useState } from "react";
import type { Distribution } from "../../../src-contract/analysis.ts";
import { fittedOutcomes, type ModelDraft } from "../../../src-contract/project.ts";
import { capitalized } from "../../../src-engine/specification/capitalized.ts";
import { levelIdentifiedBy } from "../../../src-engine/specification/context.ts";
import type { DialogProps } from "../../app/dialogs/dialog-props.ts";
import { RadioGroup } from "../../parts/Choices.tsx";
import { type Option, Select } from "../../parts/Select.tsx";
import { distributionNames, distributionUses, linkName } from "../../wording/settings.ts";
import { SettingProblems } from "./settings/SettingProblems.tsx";
import { SettingsDialog } from "./settings/SettingsDialog.tsx";
import { type ModelSettings, useSettings } from "./settings/use-settings.ts";

/** The outcome, its distribution and its link. */
export function BasicSettingsDialog({ dialog, onClose }: DialogProps<"basic-settings">) {
  const settings = useSettings(dialog.model);
  const [outcome, setOutcome] = useState(settings?.draft.outcome ?? null);
  const [distribution, setDistribution] = useState<Distribution>(settings?.draft.distribution ?? "normal");
  const [link, setLink] = useState(linkName(settings?.draft.link ?? "identity"));
  if (settings === null) return null;
  const links = fittedOutcomes.find((fitted) => fitted.distribution === distribution)?.links ?? [];
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const chosen = links.find((candidate) => linkName(candidate) === link) ?? links[0];
    settings.apply("Change basic settings", [
      ...(outcome === null ? [] : [{ kind: "set-outcome", name: outcome } as const]),
      ...(chosen === undefined ? [] : [{ kind: "set-distribution", distribution, link: chosen } as const]),
    ]);
    onClose();
  };
  const reset = () => {
    setDistribution("normal");
    setLink("identity");
  };
  return (
    <SettingsDialog title="Basic Settings" onClose={onClose} onReset={reset} onSubmit={apply} canApply>
      <Select
        label="Outcome"
        options={outcomes(settings)}
        value={outcome}
        onChange={setOutcome}
        placeholder="Choose the outcome…"
        ofVariables
      />
      <RadioGroup
        label="Distribution"
        options={distributionOptions(settings.draft)}
        value={distribution}
        onChange={(chosen) => {
          setDistribution(chosen);
          const [usual] = fittedOutcomes.find((fitted) => fitted.distribution === chosen)?.links ?? [];
          setLink(linkName(usual ?? "identity"));
        }}
      />
      <Select
        label="Link"
        options={links.map((each) => ({ id: linkName(each), label: capitalized(linkName(each)) }))}
        value={link}
        onChange={setLink}
      />
      <SettingProblems problems={settings.problems} page="outcome" />
    </SettingsDialog>
  );
}

function outcomes({ model: { context } }: ModelSettings): readonly Option<string>[] {
  return [...context.variables.values()]
    .filter(({ name, storage, level }) => levelIdentifiedBy(context, name) === null && storage !== "text" && level > 0)
    .map(({ name, label }) => ({ id: name, label: name, ...(label !== "" && { description: label }) }));
}

/** Those with an engine behind them, and the model's own where a file asks for another. */
function distributionOptions({ distribution }: ModelDraft): readonly Option<Distribution>[] {
  const fitted = fittedOutcomes.map((each) => each.distribution);
  const offered = distribution === undefined || fitted.includes(distribution) ? fitted : [...fitted, distribution];
  return offered.map((id) => ({ id, label: distributionNames[id], description: distributionUses[id] }));
}
