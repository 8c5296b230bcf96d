import type { ModelSpecification } from "../../src-contract/analysis.ts";
import { buildDesign, type Design } from "../../src-engine/design/design.ts";
import { resolve } from "../../src-engine/specification/resolve/resolve.ts";
import { goldenData } from "./golden-data.ts";

/** The design of a model for a golden data set. */
export function goldenDesign(name: string, model: ModelSpecification): Design {
  const data = goldenData(name);
  const specification = resolve(model, data.variables);
  if (!specification.ok) throw new Error(JSON.stringify(specification.failure));
  const design = buildDesign(data, specification.value);
  if (!design.ok) throw new Error(JSON.stringify(design.failure));
  return design.value;
}
