/** A step from one version of the project document to the next. */
export interface ProjectMigration {
  readonly from: number;
  readonly migrate: (document: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/** The version this program writes. */
export const projectVersion = 1;

/**
 * Every step there ever was, oldest first: a project of any earlier version opens by going through those from its own
 * version on. A step is never changed once it was released. None yet: version 1 is the first.
 */
export const projectMigrations: readonly ProjectMigration[] = [];

/** Brings a document of version `from` to the version that the last step leads to. */
export function migrateProject(
  document: Readonly<Record<string, unknown>>,
  from: number,
  steps = projectMigrations,
): Readonly<Record<string, unknown>> {
  return steps
    .filter((step) => step.from >= from)
    .reduce((migrated, step) => ({ ...step.migrate(migrated), version: step.from + 1 }), document);
}
