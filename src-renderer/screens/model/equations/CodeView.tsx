import { ScrollRegion } from "../../../parts/ScrollRegion.tsx";

/** The model as code of another program, and what that code does not say. */
export function CodeView({
  label,
  code,
  notes,
}: {
  readonly label: string;
  readonly code: string;
  readonly notes: readonly string[];
}) {
  return (
    <div className="formula">
      {code !== "" && (
        <ScrollRegion label={label} className="formula-code">
          <code>{code}</code>
        </ScrollRegion>
      )}
      {notes.map((note) => (
        <p key={note} className="equations-note">
          {note}
        </p>
      ))}
    </div>
  );
}
