import { type ReactNode, useState } from "react";
import { RichTextView } from "../../../draw/RichTextView.tsx";
import { useWorkbench } from "../workbench.ts";
import { Legend } from "./Legend.tsx";
import { type AskedMeaning, MeaningContext } from "./meaning-context.ts";

/** Equations and, below them, what the part under the pointer or the focus stands for; else how to read them. */
export function Explained({ children }: { readonly children: ReactNode }) {
  const { model } = useWorkbench();
  const [asked, ask] = useState<AskedMeaning | null>(null);
  // In another model the part may be gone, or mean something else.
  const isAsked = asked !== null && asked.model === model;
  return (
    <MeaningContext value={ask}>
      {children}
      <div className="explained" data-asked={isAsked}>
        <Legend />
        {isAsked && (
          <p className="meaning">
            <RichTextView text={asked.text} />
          </p>
        )}
      </div>
    </MeaningContext>
  );
}
