/** By which a piece of the report is found on the pages. */
export function pieceElementId(item: string): string {
  return `piece-${item}`;
}

/** Brings a piece into sight. A heading or a note takes the focus: it is there to be typed in. */
export function showPiece(item: string): void {
  const piece = document.getElementById(pieceElementId(item));
  const field = piece?.querySelector<HTMLTextAreaElement>(".paper-heading, .paper-note-field");
  field?.focus({ preventScroll: true });
  field?.select();
  piece?.scrollIntoView({ block: "center", behavior: "smooth" });
}
