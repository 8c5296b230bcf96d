import { createContext } from "react";
import type { RichText } from "../../../../src-contract/output.ts";
import type { WorkingModel } from "../../../../src-engine/specification/working-model.ts";

/** What a part stands for, in the model in which it was asked. */
export interface AskedMeaning {
  readonly model: WorkingModel;
  readonly text: RichText;
}

/** Tells what the part under the pointer or the focus stands for; null: nothing is asked. */
export const MeaningContext = createContext<(asked: AskedMeaning | null) => void>(() => {});
