import { createContext, useContext } from "react";
import type { ModelId } from "../../../src-contract/project.ts";
import type { Equation, EquationId } from "../../../src-engine/specification/equations/equation.ts";
import type { ModelChange } from "../../../src-engine/specification/model-change.ts";
import type { WorkingModel } from "../../../src-engine/specification/working-model.ts";
import type { Request } from "./menus/entries.ts";
import type { OpenMenu } from "./menus/open-menu.ts";
import type { PlacedProblem } from "./problems.ts";

/** The model on the screen and what its parts can do with it. */
export interface Workbench {
  readonly id: ModelId;
  readonly model: WorkingModel;
  /** The equation that takes the next predictor. */
  readonly current: Equation;
  readonly problems: readonly PlacedProblem[];
  /** Changes the model, with a step to undo. */
  readonly change: (change: ModelChange) => void;
  readonly workOn: (equation: EquationId) => void;
  readonly request: (request: Request) => void;
  readonly menu: OpenMenu | null;
  readonly openMenu: (menu: OpenMenu | null) => void;
}

export const WorkbenchContext = createContext<Workbench | null>(null);

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (workbench === null) throw new Error("a part of the Model screen must stand inside its workbench");
  return workbench;
}
