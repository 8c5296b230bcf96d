import { describe, expect, it } from "vitest";
import { rehearsal } from "../../src-engine/process/rehearsal.ts";

describe("the rehearsal of analyses", () => {
  it("fits models with tables and a chart, as clicks on a model do", () => {
    const [first, second, third] = rehearsal();
    for (const outcome of [first, second, third]) {
      expect(outcome).toMatchObject({ ok: true, value: { result: { fit: { converged: true } } } });
      expect(outcome?.ok && outcome.value.output.charts.length).toBeGreaterThan(0);
    }
  });
});
