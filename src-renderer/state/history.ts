import type { ProjectDocument } from "../../src-contract/project.ts";

/** The document with its past and future: undo and redo of everything the user makes. */
export interface History {
  readonly present: ProjectDocument;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

/** A document as it was, and what was done next ("Add SES"), for the menu's "Undo Add SES". */
export interface Step {
  readonly document: ProjectDocument;
  readonly label: string;
  /** Changes with the same mark that follow each other are undone together (typing in a field). */
  readonly mark: string | null;
}

const longestHistory = 500;

export function startHistory(document: ProjectDocument): History {
  return { present: document, past: [], future: [] };
}

/** Does `change` and remembers how it was before. A change that changes nothing leaves no step. */
export function record(
  history: History,
  label: string,
  change: (document: ProjectDocument) => ProjectDocument,
  mark: string | null = null,
): History {
  const document = change(history.present);
  if (document === history.present) return history;
  const last = history.past.at(-1);
  const past =
    mark !== null && last?.mark === mark && history.future.length === 0
      ? history.past
      : [...history.past, { document: history.present, label, mark }].slice(-longestHistory);
  return { present: document, past, future: [] };
}

export function undo({ present, past, future }: History): History {
  const step = past.at(-1);
  if (step === undefined) return { present, past, future };
  return {
    present: step.document,
    past: past.slice(0, -1),
    future: [{ ...step, document: present }, ...future],
  };
}

export function redo({ present, past, future }: History): History {
  const [step, ...rest] = future;
  if (step === undefined) return { present, past, future };
  return {
    present: step.document,
    past: [...past, { ...step, document: present }],
    future: rest,
  };
}
