import { Button, Group } from "react-aria-components";
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
  const pages = new Set(problems.flatMap(({ place }) => (place.kind === "settings" ? [place.page] : [])));
  const other = (page: Extract<Dialog, { readonly kind: "other-settings" }>["page"]): Dialog => ({
    kind: "other-settings",
    model: id,
    page,
  });
  return (
    <Group aria-label="Settings" className="chips" data-pane="settings">
      <Chip
        name="Outcome"
        value={summary.outcome}
        dialog={{ kind: "basic-settings", model: id }}
        isWrong={pages.has("outcome")}
      />
      <Chip
        name="Estimation"
        value={summary.estimation}
        dialog={other("estimation")}
        isWrong={pages.has("estimation")}
      />
      <Chip name="Covariance" value={summary.covariance} dialog={other("estimation")} isWrong={false} />
      <Chip name="Residuals" value={summary.residuals} dialog={other("residuals")} isWrong={pages.has("residuals")} />
      <Chip name="Tests" value={summary.tests} dialog={other("tests")} isWrong={pages.has("tests")} />
      <Chip
        name="Hypotheses"
        value={summary.hypotheses}
        dialog={other("hypotheses")}
        isWrong={pages.has("hypotheses")}
      />
      <Chip name="Output" value="Tables" dialog={other("output")} isWrong={false} />
    </Group>
  );
}

export type SettingsPage = Extract<Place, { readonly kind: "settings" }>["page"];

function Chip({
  name,
  value,
  dialog,
  isWrong,
}: {
  readonly name: string;
  readonly value: string;
  readonly dialog: Dialog;
  readonly isWrong: boolean;
}) {
  const update = useUpdate();
  return (
    <Button className="chip" data-wrong={isWrong} onPress={() => update((state) => openDialog(state, dialog))}>
      <span className="chip-name">{name}</span>
      <span className="chip-value">{value}</span>
      {isWrong && <span className="visually-hidden">, has a problem</span>}
    </Button>
  );
}
