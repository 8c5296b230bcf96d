/** What comments in texts start with: of most programs; of MATLAB and TeX; of C. */
const commentMarks = ["#", "%", "//"] as const;
export type CommentMark = (typeof commentMarks)[number];

/**
 * What comments of a text start with, where its first line is one. Where that line alone starts so, and has as many marks
 * that may separate columns as the next, it is the header of some programs, "#id,name".
 */
export function commentMark(sample: string): CommentMark | null {
  const lines = sample.split("\n").filter((line) => line.trim() !== "");
  const [first = "", second = ""] = lines;
  const mark = commentMarks.find((one) => first.startsWith(one));
  if (mark === undefined) return null;
  const other = lines.find((line) => !line.startsWith(mark));
  if (other === undefined) return null;
  return second.startsWith(mark) || marksIn(first) !== marksIn(other) ? mark : null;
}

/** The text without its comments. */
export function withoutComments(text: string, mark: CommentMark): string {
  return text
    .split("\n")
    .filter((line) => !line.startsWith(mark))
    .join("\n");
}

function marksIn(line: string): string {
  return Array.from(",;\t|", (mark) => line.split(mark).length).join(" ");
}
