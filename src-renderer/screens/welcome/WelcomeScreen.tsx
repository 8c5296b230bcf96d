import { CommandButton } from "../../app/CommandButtons.tsx";
import { Button } from "../../parts/Button.tsx";
import { useAppState, useUpdate } from "../../state/app-context.ts";
import { openDialog } from "../../state/dialogs.ts";
import { GuideCard } from "./GuideCard.tsx";
import { RecentCard } from "./RecentCard.tsx";
import { SamplesCard } from "./SamplesCard.tsx";
import "./welcome.css";

/** Where everything begins: open data, go on with something recent, look at a sample, or be guided. */
export function WelcomeScreen() {
  const isStarted = useAppState((state) => state.start !== null);
  const hasProject = useAppState((state) => state.history.present.tables.length > 0);
  return (
    <div className="welcome">
      <div className="welcome-page">
        <header className="welcome-head" data-pane="welcome">
          <h1>Multilevel models by point and click</h1>
          <p>Open a spreadsheet, say which column is the school, and build the model equation by equation.</p>
          <div className="welcome-actions">
            <CommandButton id="file.open" kind="primary" icon="folder">
              Open data or project…
            </CommandButton>
            <CommandButton id="data.paste" icon="paste">
              Paste cells
            </CommandButton>
            {hasProject && <CommandButton id="view.data">Back to the project</CommandButton>}
            <UnsavedWork />
          </div>
          <p className="welcome-formats">
            Or drop a file anywhere in this window: CSV, TSV, Excel (.xlsx, .xls, .xlsb), OpenDocument (.ods), SPSS
            (.sav, .por), Stata (.dta), SAS (.sas7bdat, .xpt), R (.rds, .RData), Parquet, JSON lines, jamovi, JASP or a
            Crosslevel project.
          </p>
        </header>
        {isStarted && (
          <div className="welcome-cards">
            <GuideCard />
            <SamplesCard />
            <RecentCard />
          </div>
        )}
      </div>
    </div>
  );
}

/** What a crash left and nobody has decided about yet. */
function UnsavedWork() {
  const update = useUpdate();
  const recoveries = useAppState((state) => state.start?.recoveries);
  if (recoveries === undefined || recoveries.length === 0) return null;
  return (
    <Button onPress={() => update((state) => openDialog(state, { kind: "recovery", recoveries }))}>
      Bring back unsaved work…
    </Button>
  );
}
