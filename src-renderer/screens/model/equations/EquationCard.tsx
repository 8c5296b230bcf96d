import { memo } from "react";
import { equationLines } from "../../../../src-engine/specification/equations/equation-lines.ts";
import { latex } from "../../../../src-engine/specification/equations/math.ts";
import { modelCode } from "../../../../src-engine/specification/model-code.ts";
import { modelInWords } from "../../../../src-engine/specification/words/words.ts";
import type { WorkingModel } from "../../../../src-engine/specification/working-model.ts";
import { copyRichText } from "../../../draw/clipboard.ts";
import { Button } from "../../../parts/Button.tsx";
import { Segments } from "../../../parts/Choices.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import type { Option } from "../../../parts/Select.tsx";
import { useStable } from "../../../parts/use-stable.ts";
import { useAppState, useUpdate } from "../../../state/app-context.ts";
import { tell } from "../../../state/messages.ts";
import type { View } from "../../../state/view.ts";
import { changeView } from "../../../state/views.ts";
import { useWorkbench } from "../workbench.ts";
import { FormulaView } from "./FormulaView.tsx";
import { GroupsHint } from "./GroupsHint.tsx";
import { LevelEquationsView } from "./LevelEquationsView.tsx";
import { MixedEquationView } from "./MixedEquationView.tsx";
import { SpssView } from "./SpssView.tsx";
import { WordsView } from "./WordsView.tsx";
import "./equation-card.css";

type EquationView = View["equationView"];

const views: readonly Option<EquationView>[] = [
  { id: "levels", label: "Level equations" },
  { id: "mixed", label: "Mixed" },
  { id: "formula", label: "R" },
  { id: "spss", label: "SPSS" },
  { id: "words", label: "Words" },
];

const shown = {
  levels: LevelEquationsView,
  mixed: MixedEquationView,
  formula: FormulaView,
  spss: SpssView,
  words: WordsView,
} as const;

/** The model in one of its five languages. */
export function EquationCard() {
  const { model, problems } = useWorkbench();
  const view = useAppState((state) => state.view.equationView);
  const update = useUpdate();
  const Shown = shown[view];
  const general = problems.filter(({ place }) => place.kind === "model");
  const copy = useStable(async () => {
    const text = textOf(model, view);
    const done = await copyRichText({ html: `<pre>${escaped(text)}</pre>`, text });
    update((state) => tell(state, done ? "done" : "problem", done ? "Copied." : "The clipboard could not be reached."));
  });
  return (
    <section className="card equation-card" aria-label="Model">
      <CardHead view={view} onCopy={copy} />
      {general.map(({ text }) => (
        <Notice key={text} tone="serious">
          {text}
        </Notice>
      ))}
      <Shown />
      <GroupsHint />
    </section>
  );
}

// Clicks on the equations change nothing in it.
const CardHead = memo(function CardHead({
  view,
  onCopy,
}: {
  readonly view: EquationView;
  readonly onCopy: () => Promise<void>;
}) {
  const update = useUpdate();
  return (
    <header className="equation-card-head">
      <Segments
        label="Show the model as"
        options={views}
        value={view}
        onChange={(equationView) => update((state) => changeView(state, { equationView }))}
      />
      <Button kind="quiet" icon="copy" onPress={() => void onCopy()}>
        {view === "levels" || view === "mixed" ? "Copy LaTeX" : "Copy"}
      </Button>
    </header>
  );
});

function textOf(model: WorkingModel, view: EquationView): string {
  const lines = equationLines(model);
  switch (view) {
    case "levels":
      return lines.levels.flatMap((level) => level.lines.map(latex)).join("\n");
    case "mixed":
      return latex(lines.mixed);
    case "formula":
      return modelCode(model).r;
    case "spss":
      return modelCode(model).spss;
    case "words":
      return modelInWords(model)
        .map(({ text }) => text.map((piece) => piece.text).join(""))
        .join("\n");
  }
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
