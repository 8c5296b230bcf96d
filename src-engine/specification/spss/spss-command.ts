const widestLine = 60;

/** A command with its subcommands on lines of their own, long ones broken between words. */
export function spssCommand(lines: readonly (readonly string[])[], end = ""): string {
  const broken = lines.flatMap((words, index) => {
    const indent = index === 0 ? "" : "  ";
    const made: string[] = [];
    let line = indent;
    for (const word of words) {
      if (line.trim() !== "" && line.length + 1 + word.length > widestLine) {
        made.push(line);
        line = `${indent}  `;
      }
      line += line.trim() === "" ? word : ` ${word}`;
    }
    return [...made, line];
  });
  return `${broken.join("\n")}${end}.`;
}
