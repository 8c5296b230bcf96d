import { dismissImport } from "../commands/import-data.ts";
import { DescribeDataDialog } from "../screens/data/describe/DescribeDataDialog.tsx";
import { ExportDataDialog } from "../screens/data/ExportDataDialog.tsx";
import { ImportSettingsDialog } from "../screens/data/ImportSettingsDialog.tsx";
import { ImportDialog } from "../screens/data/import/ImportDialog.tsx";
import { PasteCellsDialog } from "../screens/data/PasteCellsDialog.tsx";
import { RenameVariableDialog } from "../screens/data/RenameVariableDialog.tsx";
import { ReplacedSourceDialog } from "../screens/data/ReplacedSourceDialog.tsx";
import { PrepareDialog } from "../screens/data/steps/PrepareDialog.tsx";
import { SurvivalDialog } from "../screens/data/survival/SurvivalDialog.tsx";
import { UnfitCellsDialog } from "../screens/data/values/UnfitCellsDialog.tsx";
import { BasicSettingsDialog } from "../screens/model/BasicSettingsDialog.tsx";
import { OtherSettingsDialog } from "../screens/model/OtherSettingsDialog.tsx";
import { AfterFitDialog } from "../screens/results/AfterFitDialog.tsx";
import { ResidualFilesDialog } from "../screens/results/ResidualFilesDialog.tsx";
import { useApp, useAppState } from "../state/app-context.ts";
import { AboutDialog } from "./dialogs/AboutDialog.tsx";
import { CloseTableDialog } from "./dialogs/CloseTableDialog.tsx";
import { FileDialog } from "./dialogs/file/FileDialog.tsx";
import { RecoveryDialog } from "./dialogs/RecoveryDialog.tsx";
import { RenameModelDialog } from "./dialogs/RenameModelDialog.tsx";
import { ShortcutsDialog } from "./dialogs/ShortcutsDialog.tsx";
import { UnsavedDialog } from "./dialogs/UnsavedDialog.tsx";

/** The dialog that is open. */
export function Dialogs() {
  const dialog = useAppState((state) => state.dialog);
  const app = useApp();
  const onClose = () => app.questions.answer(null);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case "import":
      return <ImportDialog dialog={dialog} onClose={() => dismissImport(app)} />;
    case "choose-file":
      return <FileDialog dialog={dialog} onClose={onClose} />;
    case "paste-cells":
      return <PasteCellsDialog onClose={onClose} />;
    case "unfit-cells":
      return <UnfitCellsDialog dialog={dialog} onClose={onClose} />;
    case "export-data":
      return <ExportDataDialog dialog={dialog} onClose={onClose} />;
    case "describe-data":
      return <DescribeDataDialog dialog={dialog} onClose={onClose} />;
    case "prepare":
      return <PrepareDialog dialog={dialog} onClose={onClose} />;
    case "survival":
      return <SurvivalDialog dialog={dialog} onClose={onClose} />;
    case "import-settings":
      return <ImportSettingsDialog dialog={dialog} onClose={onClose} />;
    case "replaced-source":
      return <ReplacedSourceDialog dialog={dialog} onClose={onClose} />;
    case "close-table":
      return <CloseTableDialog dialog={dialog} onClose={onClose} />;
    case "rename-variable":
      return <RenameVariableDialog dialog={dialog} onClose={onClose} />;
    case "rename-model":
      return <RenameModelDialog dialog={dialog} onClose={onClose} />;
    case "basic-settings":
      return <BasicSettingsDialog dialog={dialog} onClose={onClose} />;
    case "other-settings":
      return <OtherSettingsDialog dialog={dialog} onClose={onClose} />;
    case "after-fit":
      return <AfterFitDialog dialog={dialog} onClose={onClose} />;
    case "residual-files":
      return <ResidualFilesDialog dialog={dialog} onClose={onClose} />;
    case "unsaved":
      return <UnsavedDialog dialog={dialog} onClose={onClose} />;
    case "recovery":
      return <RecoveryDialog dialog={dialog} onClose={onClose} />;
    case "shortcuts":
      return <ShortcutsDialog onClose={onClose} />;
    case "about":
      return <AboutDialog onClose={onClose} />;
  }
}
