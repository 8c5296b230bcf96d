import { parseSync, Visitor } from "vite";

/**
 * Everything a file of TypeScript imports: values, types, re-exports, `import()`.
 *
 * @param {string} path
 * @param {string} source
 * @returns {readonly string[]}
 */
export function importsOf(path, source) {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  /** @type {Set<string>} */
  const imports = new Set();
  const add = (/** @type {{ source: unknown }} */ node) => {
    const literal = node.source;
    if (typeof literal !== "object" || literal === null || !("value" in literal)) return;
    if (typeof literal.value === "string") imports.add(literal.value);
  };
  new Visitor({
    ImportDeclaration: add,
    ExportNamedDeclaration: add,
    ExportAllDeclaration: add,
    ImportExpression: add,
    TSImportType: add,
  }).visit(program);
  return [...imports];
}
