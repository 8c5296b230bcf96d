/**
 * Whether a text has comments: lines that start with "#", the first line among them. Where that line has as many marks
 * that may separate columns as the first one without "#", it is the header of some programs, "#id,name".
 */
export function hasComments(sample: string): boolean {
  const lines = sample.split("\n").filter((line) => line.trim() !== "");
  const [first = ""] = lines;
  const other = lines.find((line) => !isComment(line));
  return isComment(first) && other !== undefined && marksIn(first) !== marksIn(other);
}

/** The text without its comments. */
export function withoutComments(text: string): string {
  return text
    .split("\n")
    .filter((line) => !isComment(line))
    .join("\n");
}

function isComment(line: string): boolean {
  return line.startsWith("#");
}

function marksIn(line: string): string {
  return Array.from(",;\t|", (mark) => line.split(mark).length).join(" ");
}
