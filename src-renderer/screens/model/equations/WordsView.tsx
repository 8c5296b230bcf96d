import { levelCount } from "../../../../src-engine/specification/context.ts";
import { modelInWords } from "../../../../src-engine/specification/words/words.ts";
import { RichTextView } from "../../../draw/RichTextView.tsx";
import { levelTitle } from "../variables/variable-sections.ts";
import { useWorkbench } from "../workbench.ts";

/** What the equations say, with the user's labels. */
export function WordsView() {
  const { model } = useWorkbench();
  const sentences = modelInWords(model);
  return (
    <div className="words">
      {model.equations.levels.map((_, position) => (
        <section key={`level ${String(position)}`} className="equations-level">
          {levelCount(model.context) > 1 && (
            <h2 className="equations-title">{levelTitle(model.context, position + 1)}</h2>
          )}
          {sentences
            .filter(({ level }) => level === position + 1)
            .map(({ equation, text }) => (
              <p key={equation}>
                <RichTextView text={text} />
              </p>
            ))}
        </section>
      ))}
    </div>
  );
}
