import { useEffect } from "react";
import { Button, IconButton } from "../../parts/Button.tsx";
import { Icon } from "../../parts/Icon.tsx";
import { useAppState, useUpdate } from "../../state/app-context.ts";
import type { AppState } from "../../state/app-state.ts";
import { changeSettings } from "../../state/settings.ts";
import type { Screen } from "../../state/view.ts";
import { changeView, showScreen } from "../../state/views.ts";
import { CoachFrame, separator } from "./CoachFrame.tsx";
import { guideSteps } from "./guide-steps.ts";

/**
 * The guided first analysis: a card beside the real control. It stays through every change of screen, goes on by itself
 * when a step is done, and is left at any time.
 */
export function Coach() {
  const position = useAppState((state) => state.view.guide);
  const step = position === null ? undefined : guideSteps[position];
  const isDone = useAppState((state) => step?.isDone(state) ?? false);
  const screen = useAppState((state) => state.view.screen);
  const hasDialog = useAppState((state) => state.dialog !== null);
  // As one text, so that the same anchors are the same value.
  const anchors = useAppState((state) => step?.anchors(state).join(separator) ?? "");
  const update = useUpdate();

  // A step that was done before the guide came to it is said to be done, not jumped over.
  useEffect(() => {
    if (position === null || !isDone) return;
    const timer = setTimeout(() => update((state) => goOn(state, position)), 900);
    return () => clearTimeout(timer);
  }, [position, isDone, update]);

  if (position === null || hasDialog) return null;
  const end = () => update(endGuide);
  if (step === undefined) return <Finished onEnd={end} />;
  const isElsewhere = screen !== step.screen;
  return (
    <CoachFrame anchors={isElsewhere ? tabOf(step.screen) : anchors}>
      <header className="coach-head">
        <span className="coach-count">
          Step {position + 1} of {guideSteps.length}
        </span>
        <IconButton icon="close" label="End the guided analysis" onPress={end} />
      </header>
      <h2 className="coach-title">
        {isDone && <Icon name="done" />}
        {step.title}
      </h2>
      <p aria-live="polite">{step.text}</p>
      <footer className="coach-foot">
        {position > 0 && (
          <Button kind="quiet" onPress={() => update((state) => changeView(state, { guide: position - 1 }))}>
            Back
          </Button>
        )}
        <span className="coach-gap" />
        {isElsewhere && (
          <Button kind="primary" onPress={() => update((state) => showScreen(state, step.screen))}>
            Show me where
          </Button>
        )}
        <Button onPress={() => update((state) => goOn(state, position))}>{isDone ? "Next" : "Skip"}</Button>
      </footer>
    </CoachFrame>
  );
}

function Finished({ onEnd }: { readonly onEnd: () => void }) {
  return (
    <CoachFrame anchors={tabOf("report")}>
      <h2 className="coach-title">
        <Icon name="done" />
        Your first multilevel analysis
      </h2>
      <p>
        The report holds your tables; export it for Word from there. From here on, explore: add MEANSES to the equations
        of level 2, or open data of your own.
      </p>
      <footer className="coach-foot">
        <span className="coach-gap" />
        <Button kind="primary" onPress={onEnd}>
          Done
        </Button>
      </footer>
    </CoachFrame>
  );
}

function tabOf(screen: Screen): string {
  return `[role="tab"][data-key="${screen}"]`;
}

/** The next step, and the screen where it happens. */
function goOn(state: AppState, position: number): AppState {
  if (state.view.guide !== position) return state;
  const next = guideSteps[position + 1];
  const shown = next === undefined ? state : showScreen(state, reachable(state) ? next.screen : state.view.screen);
  return changeView(shown, { guide: position + 1 });
}

/** Without data there is only one screen. */
function reachable({ history }: AppState): boolean {
  return history.present.tables.length > 0;
}

function endGuide(state: AppState): AppState {
  return changeSettings(changeView(state, { guide: null }), { guideSeen: true });
}
