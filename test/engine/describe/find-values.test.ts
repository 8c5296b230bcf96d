import { describe, expect, test } from "vitest";
import type { FindRequest } from "../../../src-contract/find-values.ts";
import { findValues } from "../../../src-engine/describe/find-values.ts";
import { failureText } from "../../../src-wording/failures.ts";
import { madeData } from "../../support/made-data.ts";

const data = madeData(
  {
    a: [1, 2, 21, null, 2.004],
    town: ["Rome", "Paris", null, "rome ", "Oslo"],
    sex: [1, 2, 2, 1, 9],
    born: [0, 18_262, 18_263, null, 1],
  },
  {
    a: { decimals: 1 },
    sex: {
      valueLabels: [
        { value: 1, label: "female" },
        { value: 2, label: "male" },
      ],
    },
    born: { storage: "date" },
  },
);

function find(text: string, rest: Partial<FindRequest> = {}): string {
  const request = {
    text,
    variables: ["a", "town", "sex", "born"],
    withLabels: true,
    from: null,
    direction: "here",
  } as const;
  const answer = findValues(data, { ...request, ...rest });
  if (!answer.ok) return failureText(answer.failure);
  const { hits, found } = answer.value;
  return found === null ? "none" : `${found.variable} ${found.row}, ${found.number} of ${hits}`;
}

describe("values are found", () => {
  test("texts in any case, labels, dates by a part, numbers as they are shown, missing values by a dot", () => {
    expect(find("ROME")).toBe("town 0, 1 of 2");
    expect(find("male")).toBe("sex 0, 1 of 4");
    expect(find("2020-01")).toBe("born 1, 1 of 2");
    expect(find("2")).toBe("a 1, 1 of 5");
    expect(find("2,0")).toBe("a 1, 1 of 2");
    expect(find("2", { withLabels: false })).toBe("a 1, 1 of 7");
    expect(find(".")).toBe("town 2, 1 of 3");
    expect(find("nowhere")).toBe("none");
    expect(find(" ")).toBe("none");
  });

  test("forwards and backwards row by row, round at the ends", () => {
    const from = { row: 1, variable: "a" };
    expect(find("2", { withLabels: false, variables: ["a", "town", "sex"], from, direction: "here" })).toBe(
      "a 1, 1 of 4",
    );
    expect(find("2", { withLabels: false, variables: ["a", "town", "sex"], from, direction: "next" })).toBe(
      "sex 1, 2 of 4",
    );
    expect(find("2", { withLabels: false, variables: ["a", "town", "sex"], from, direction: "previous" })).toBe(
      "a 4, 4 of 4",
    );
    const last = { row: 4, variable: "a" };
    expect(find("2", { withLabels: false, variables: ["a", "town", "sex"], from: last, direction: "next" })).toBe(
      "a 1, 1 of 4",
    );
    expect(find("2", { withLabels: false, variables: ["a", "town", "sex"], from: last, direction: "previous" })).toBe(
      "sex 2, 3 of 4",
    );
  });

  test("in one variable only", () => {
    expect(
      find("2", { withLabels: false, variables: ["sex"], from: { row: 1, variable: "sex" }, direction: "next" }),
    ).toBe("sex 2, 2 of 2");
    expect(find("2", { variables: ["nobody"] })).toContain("nobody");
  });

  test("in tables of many rows, forwards, backwards and counted", () => {
    const rows = Array.from({ length: 10_000 }, (_, row) => (row % 4096 === 4095 ? 7 : row % 5));
    const many = madeData({ x: rows }, { x: { decimals: 0 } });
    const findFrom = (row: number, direction: FindRequest["direction"]) => {
      const from = { row, variable: "x" };
      return findValues(many, { text: "7", variables: ["x"], withLabels: true, from, direction });
    };
    const at = (row: number, number: number) => ({
      ok: true,
      value: { hits: 2, found: { row, variable: "x", number } },
    });
    expect(findFrom(0, "here")).toEqual(at(4095, 1));
    expect(findFrom(4095, "here")).toEqual(at(4095, 1));
    expect(findFrom(4095, "next")).toEqual(at(8191, 2));
    expect(findFrom(9000, "next")).toEqual(at(4095, 1));
    expect(findFrom(9000, "previous")).toEqual(at(8191, 2));
    expect(findFrom(4095, "previous")).toEqual(at(8191, 2));
  });
});
