import type { KeySuggestion } from "../../../../../src-contract/engine-api.ts";
import type { JoinStep } from "../../../../../src-contract/step-contents.ts";
import { Button } from "../../../../parts/Button.tsx";
import { keyReasonText, keysText } from "../../../../wording/steps.ts";

interface KeyReasonsProps {
  /** Name of the other table. */
  readonly other: string;
  /** Best first. */
  readonly suggested: readonly KeySuggestion[];
  readonly chosen: JoinStep["keys"];
  readonly onChoose: (key: KeySuggestion) => void;
}

/** What the values say of the chosen keys, or of better ones. */
export function KeyReasons({ other, suggested, chosen, onChoose }: KeyReasonsProps) {
  const found = suggested.find(({ keys }) => isSame(keys, chosen));
  const shown = found ?? suggested[0];
  if (shown === undefined) return null;
  return (
    <div className="prepare-presets">
      <span className="prepare-more">{keyReasonText(shown, other)}</span>
      {found === undefined && (
        <Button kind="quiet" onPress={() => onChoose(shown)}>
          {`Use ${keysText(shown.keys)}`}
        </Button>
      )}
    </div>
  );
}

/** The same pairs, in any order. */
function isSame(keys: KeySuggestion["keys"], chosen: JoinStep["keys"]): boolean {
  const hasPair = (one: KeySuggestion["keys"][number]) =>
    chosen.some(({ left, right }) => left === one.left && right === one.right);
  return keys.length === chosen.length && keys.every(hasPair);
}
