import { attributesOf, lengthOf, missingInteger, type RAttributes, type RValue } from "./r-value.ts";

/**
 * A vector that R keeps in a shorter form (R Internals, section 1.12 "ALTREP"): a run of numbers, numbers not yet made
 * texts, a wrapped vector. Null: another one.
 */
export function altRepValue(information: RValue, state: RValue, attributes: RAttributes): RValue | null {
  const name = information.kind === "pairs" ? information.entries[0]?.value : undefined;
  switch (name?.kind === "symbol" ? name.name : "") {
    case "compact_intseq":
    case "compact_realseq":
      return run(state, attributes, name?.kind === "symbol" && name.name === "compact_intseq");
    case "deferred_string":
      return deferredTexts(state, attributes);
    default:
      return name?.kind === "symbol" && name.name.startsWith("wrap_") ? wrapped(state, attributes) : null;
  }
}

/** A length, a first value, a step. */
function run(state: RValue, attributes: RAttributes, whole: boolean): RValue | null {
  if (state.kind !== "doubles" || lengthOf(state) < 3) return null;
  const [count = 0, first = 0, step = 0] = [0, 8, 16].map((at) => state.bytes.readDoubleBE(at));
  if (!(count >= 0 && count <= longestRun)) return null;
  if (whole) {
    return { kind: "integers", values: Int32Array.from({ length: count }, (_, i) => first + i * step), attributes };
  }
  const bytes = Buffer.alloc(count * 8);
  for (let i = 0; i < count; i++) bytes.writeDoubleBE(first + i * step, i * 8);
  return { kind: "doubles", bytes, attributes };
}

/** Rows of the largest table there may be. */
const longestRun = 500_000_000;

function deferredTexts(state: RValue, attributes: RAttributes): RValue | null {
  const source = state.kind === "pairs" ? state.entries[0]?.value : state;
  if (source?.kind === "integers") {
    const values = Array.from(source.values, (value) => (value === missingInteger ? null : String(value)));
    return { kind: "texts", values, attributes };
  }
  if (source?.kind !== "doubles") return null;
  const values = Array.from({ length: lengthOf(source) }, (_, index) => {
    const value = source.bytes.readDoubleBE(index * 8);
    return Number.isNaN(value) ? null : textOfDouble(value);
  });
  return { kind: "texts", values, attributes };
}

/** As R's `as.character`: 15 digits, and 1e+05 for 100000. */
function textOfDouble(value: number): string {
  const plain = String(Number(value.toPrecision(15)));
  const [digits = "", exponent = "0"] = Number(value.toPrecision(15)).toExponential().split("e");
  const short = `${digits}e${exponent.startsWith("-") ? "-" : "+"}${exponent.replace(/^[+-]/, "").padStart(2, "0")}`;
  return short.length < plain.length || plain.includes("e") ? short : plain;
}

function wrapped(state: RValue, attributes: RAttributes): RValue | null {
  const [inner] = state.kind === "list" ? state.values : state.kind === "pairs" ? [state.entries[0]?.value] : [];
  if (inner === undefined || !("attributes" in inner)) return null;
  return { ...inner, attributes: attributes.size > 0 ? attributes : attributesOf(inner) };
}
