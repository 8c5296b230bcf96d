import type { ReactNode } from "react";
import { useWidth } from "../../draw/use-width.ts";
import { SplitPane } from "../../parts/SplitPane.tsx";
import { useAppState, useUpdate } from "../../state/app-context.ts";
import { changeSettings } from "../../state/settings.ts";

export interface ModelLayoutProps {
  readonly variables: ReactNode;
  readonly model: ReactNode;
  readonly chart: ReactNode;
  readonly results: ReactNode;
}

/** From this width on, in rem, results stand beside the model; from the second on, variables beside it. */
const resultsBeside = 78;
const variablesBeside = 48;

/** Variables, model and results beside each other where there is room; else the results below the model. */
export function ModelLayout({ variables, model, chart, results }: ModelLayoutProps) {
  const [screen, width] = useWidth<HTMLDivElement>();
  const { textSize, resultsShare } = useAppState((state) => state.settings);
  const update = useUpdate();
  const rem = (width ?? 0) / ((16 * textSize) / 100);
  const isWide = rem >= resultsBeside;
  const middle = (
    <div className="model-middle">
      {model}
      {isWide ? (
        chart
      ) : (
        <>
          <div data-pane="results">{results}</div>
          {chart}
        </>
      )}
    </div>
  );
  return (
    <div ref={screen} className="model-screen" data-stacked={rem < variablesBeside}>
      <div className="model-variables">{variables}</div>
      <div className="model-work">
        {isWide ? (
          <SplitPane
            label="Width of the results"
            share={resultsShare}
            min={0.25}
            max={0.65}
            onShare={(share) => update((state) => changeSettings(state, { resultsShare: share }))}
            first={middle}
            second={
              <div className="model-results" data-pane="results">
                {results}
              </div>
            }
          />
        ) : (
          middle
        )}
      </div>
    </div>
  );
}
