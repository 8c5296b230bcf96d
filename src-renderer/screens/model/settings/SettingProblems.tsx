import { Notice } from "../../../parts/Notice.tsx";
import type { PlacedProblem } from "../problems.ts";
import type { SettingsPage } from "./SettingsChips.tsx";

/** What the engine said about the settings of a page; the outcome itself is one of Basic Settings. */
export function SettingProblems({
  problems,
  page,
}: {
  readonly problems: readonly PlacedProblem[];
  readonly page: SettingsPage;
}) {
  return problems
    .filter(({ place }) => (place.kind === "settings" ? place.page === page : place.kind === page))
    .map(({ text }) => (
      <Notice key={text} tone="serious">
        {text}
      </Notice>
    ));
}
