/** How a variable's values lie in a row. */
export type DtaType =
  | { readonly kind: "int8" | "int16" | "int32" | "float32" | "float64" | "long-text"; readonly bytes: number }
  | { readonly kind: "text"; readonly bytes: number };

export type DtaNumberKind = Exclude<DtaType["kind"], "text" | "long-text">;

/** The type behind a code; null: there is none. */
export function dtaType(code: number, release: number): DtaType | null {
  if (release >= 117) return newestTypes.get(code) ?? (code >= 1 && code <= 2045 ? text(code) : null);
  if (release >= 111) return newerTypes.get(code) ?? (code >= 1 && code <= 244 ? text(code) : null);
  return oldTypes.get(String.fromCharCode(code)) ?? (code > 0x7f ? text(code - 0x7f) : null);
}

const text = (bytes: number): DtaType => ({ kind: "text", bytes });
const [int8, int16, int32, float32, float64]: readonly [DtaType, DtaType, DtaType, DtaType, DtaType] = [
  { kind: "int8", bytes: 1 },
  { kind: "int16", bytes: 2 },
  { kind: "int32", bytes: 4 },
  { kind: "float32", bytes: 4 },
  { kind: "float64", bytes: 8 },
];

const oldTypes = new Map([
  ["b", int8],
  ["i", int16],
  ["l", int32],
  ["f", float32],
  ["d", float64],
]);
const newerTypes = new Map([
  [251, int8],
  [252, int16],
  [253, int32],
  [254, float32],
  [255, float64],
]);
const newestTypes = new Map<number, DtaType>([
  [65_530, int8],
  [65_529, int16],
  [65_528, int32],
  [65_527, float32],
  [65_526, float64],
  [32_768, { kind: "long-text", bytes: 8 }],
]);

/**
 * A number in a row: its value, and whether it is missing. Floating-point numbers are compared by the upper half of
 * their bits, as Stata does.
 */
export interface NumberReader {
  readonly value: (view: DataView, at: number) => number;
  /** Negative: not missing; 0: `.`; 1 to 26: `.a` to `.z`. */
  readonly missingKind: (view: DataView, at: number, value: number) => number;
}

export function numberReader(kind: DtaNumberKind, littleEndian: boolean, missingKinds: boolean): NumberReader {
  const byValue = (first: number) => (_view: DataView, _at: number, value: number) => value - first;
  switch (kind) {
    case "int8":
      return { value: (view, at) => view.getInt8(at), missingKind: byValue(missingKinds ? 101 : 127) };
    case "int16":
      return {
        value: (view, at) => view.getInt16(at, littleEndian),
        missingKind: byValue(missingKinds ? 32_741 : 32_767),
      };
    case "int32":
      return {
        value: (view, at) => view.getInt32(at, littleEndian),
        missingKind: byValue(missingKinds ? firstMissingInt32 : 2_147_483_647),
      };
    case "float32":
      return {
        value: (view, at) => view.getFloat32(at, littleEndian),
        missingKind: (view, at) => kindByBits(view.getInt32(at, littleEndian), 0x7f000000, 11),
      };
    case "float64":
      return {
        value: (view, at) => view.getFloat64(at, littleEndian),
        missingKind: (view, at) => kindByBits(view.getInt32(at + (littleEndian ? 4 : 0), littleEndian), 0x7fe00000, 8),
      };
  }
}

function kindByBits(bits: number, first: number, shift: number): number {
  return bits < first ? -1 : (bits - first) >> shift;
}

export const firstMissingInt32 = 2_147_483_621;
