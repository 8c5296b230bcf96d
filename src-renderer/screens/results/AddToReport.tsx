import { memo } from "react";
import { MenuTrigger } from "react-aria-components";
import type { ModelId } from "../../../src-contract/project.ts";
import { Button } from "../../parts/Button.tsx";
import { Menu, MenuItem, MenuPopover } from "../../parts/Menu.tsx";
import { useLasting } from "../../parts/use-lasting.ts";
import { useApp, useAppState } from "../../state/app-context.ts";
import { comparedTable } from "../../state/knowledge.ts";
import { findModel } from "../../state/models.ts";
import { resultsWords as words } from "../../wording/results.ts";
import { currentOutput } from "./fit-status.ts";
import { pieceKey, reportPieces, usualPieces } from "./report-pieces.ts";
import { addToReport } from "./result-actions.ts";

/** A menu of everything this model can give to the report. */
export const AddToReport = memo(function AddToReport({
  model,
  isStale,
}: {
  readonly model: ModelId;
  readonly isStale: boolean;
}) {
  // What followed an earlier model may not follow this one.
  const isWaiting = useLasting(useAppState((state) => currentOutput(state, model) === null));
  return (
    <MenuTrigger>
      <Button isDisabled={isStale || isWaiting}>{words.addToReport}</Button>
      <MenuPopover placement="bottom end">
        <Pieces model={model} />
      </MenuPopover>
    </MenuTrigger>
  );
});

/** Asked for when the menu opens: results come with every click on the model. */
function Pieces({ model: id }: { readonly model: ModelId }) {
  const app = useApp();
  const report = useAppState((state) => state.history.present.report);
  const compared = useAppState(comparedTable);
  const output = useAppState((state) => currentOutput(state, id));
  const model = useAppState((state) => findModel(state.history.present, id));
  const pieces = output === null || model === null ? [] : reportPieces(model, output, compared);
  const present = new Set(report.map(pieceKey));
  const missing = usualPieces(pieces).filter(({ item }) => !present.has(pieceKey(item)));
  return (
    <Menu
      aria-label={words.addToReport}
      onAction={(key) => {
        const chosen = key === "all" ? missing : pieces.filter(({ id }) => id === key);
        addToReport(
          app,
          chosen.map(({ item }) => item),
        );
      }}
    >
      <MenuItem id="all" label={words.addAll} isDisabled={missing.length === 0} />
      {pieces.map(({ id, label, item }) => (
        <MenuItem key={id} id={id} label={label} {...(present.has(pieceKey(item)) && { hint: words.alreadyThere })} />
      ))}
    </Menu>
  );
}
