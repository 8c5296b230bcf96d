/**
 * Who may import what: the table of docs/walk.md. `may` names rooms or folders inside them; a room may always import
 * itself. `node` and `window` tell whether it may use Node's modules and React.
 *
 * @typedef {object} Room
 * @property {string} folder
 * @property {readonly string[]} may
 * @property {boolean} [node]
 * @property {boolean} [window]
 * @property {boolean} [electron]
 */

/** @type {readonly Room[]} */
export const rooms = [
  { folder: "src-contract", may: [] },
  { folder: "src-wording", may: ["src-contract"] },
  { folder: "src-print", may: ["src-contract", "src-wording", "src-engine/specification"] },
  { folder: "src-engine", may: ["src-contract", "src-wording", "src-print"], node: true },
  { folder: "src-main/host", may: ["src-contract", "src-wording"], node: true },
  { folder: "src-main/page", may: [], node: true },
  { folder: "src-main/web", may: ["src-contract", "src-wording", "src-main/host", "src-main/page"], node: true },
  {
    folder: "src-main/electron",
    may: ["src-contract", "src-wording", "src-main/host", "src-main/page"],
    node: true,
    electron: true,
  },
  {
    folder: "src-renderer",
    may: ["src-contract", "src-wording", "src-print", "src-engine/formula", "src-engine/specification"],
    window: true,
  },
];

/** The walk inside the engine: a folder imports only itself and those before it. "." are the files beside the folders. */
export const engineOrder = [
  "math",
  "table",
  "read",
  "formula",
  "steps",
  "levels",
  "describe",
  "specification",
  "design",
  "family",
  "fit",
  "after",
  "result",
  "output",
  "export",
  ".",
  "process",
  "cli",
];

/** Folders of the engine that know neither Node nor the window: they compute. Reading is Node's. */
export const numericalFolders = engineOrder
  .slice(0, engineOrder.indexOf("result"))
  .filter((folder) => folder !== "read");

export const windowPackages = /^(react|react-dom|react-aria-components|zustand|recharts|ag-grid-\w+|katex)(\/|$)/;
