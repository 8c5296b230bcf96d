import { CommandButton } from "../../app/CommandButtons.tsx";
import { Card } from "../../parts/Card.tsx";
import { guideSteps } from "../guide/guide-steps.ts";

export function GuideCard() {
  return (
    <Card title="Guided first analysis" className="welcome-guide">
      <p>
        Six steps through a classic: do students of Catholic schools achieve more in mathematics, and does it matter
        less there what home they come from?
      </p>
      <ol className="welcome-steps">
        {guideSteps.map(({ title }) => (
          <li key={title}>{title}</li>
        ))}
      </ol>
      <CommandButton id="help.guide" kind="primary">
        Start the guided analysis
      </CommandButton>
    </Card>
  );
}
