import { openSample } from "../../commands/open-sample.ts";
import { Card } from "../../parts/Card.tsx";
import { RowButton } from "../../parts/RowButton.tsx";
import { useApp, useAppState } from "../../state/app-context.ts";
import { count } from "../../wording/numbers.ts";

export function SamplesCard() {
  const app = useApp();
  const samples = useAppState((state) => state.start?.samples ?? noSamples);
  return (
    <Card title="Samples">
      <ul className="welcome-list">
        {samples.map((sample) => (
          <li key={sample.id} data-guide={`sample-${sample.id}`}>
            <RowButton
              icon="table"
              title={sample.title}
              description={sample.description}
              aside={`${count(sample.rows)} rows · ${sample.levels} levels`}
              onPress={() => void openSample(app, sample.id)}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

const noSamples = [] as const;
