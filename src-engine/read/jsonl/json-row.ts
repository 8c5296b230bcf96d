/** An object of a file, nested ones laid flat: {"a": {"b": 1}} is "a.b". */
export type JsonRow = ReadonlyMap<string, JsonValue>;
export type JsonValue = string | number | boolean | null;

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function rowOf(object: JsonObject): JsonRow {
  const row = new Map<string, JsonValue>();
  const add = (value: unknown, name: string, depth: number) => {
    if (isJsonObject(value) && depth < deepest) {
      for (const [key, inner] of Object.entries(value)) add(inner, name === "" ? key : `${name}.${key}`, depth + 1);
    } else {
      row.set(name, cellOf(value));
    }
  };
  add(object, "", 0);
  return row;
}

/** Further in, objects stay texts. */
const deepest = 5;

/** A single value as it is, a list as its text. */
export function cellOf(value: unknown): JsonValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}
