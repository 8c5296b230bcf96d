import type { KeySuggestion } from "../../../../../src-contract/engine-api.ts";
import type { JoinStep } from "../../../../../src-contract/step-contents.ts";
import { Button } from "../../../../parts/Button.tsx";
import { keyReasonText } from "../../../../wording/steps.ts";

interface KeyReasonsProps {
  /** Name of the other table. */
  readonly other: string;
  /** Best first. */
  readonly suggested: readonly KeySuggestion[];
  readonly chosen: JoinStep["keys"][number] | undefined;
  readonly onChoose: (key: KeySuggestion) => void;
}

/** What the values say of the chosen key, or of a better one. */
export function KeyReasons({ other, suggested, chosen, onChoose }: KeyReasonsProps) {
  const found = suggested.find(({ left, right }) => left === chosen?.left && right === chosen?.right);
  const shown = found ?? suggested[0];
  if (shown === undefined) return null;
  return (
    <div className="prepare-presets">
      <span className="prepare-more">{keyReasonText(shown, other)}</span>
      {found === undefined && (
        <Button kind="quiet" onPress={() => onChoose(shown)}>
          Use {shown.left} = {shown.right}
        </Button>
      )}
    </div>
  );
}
