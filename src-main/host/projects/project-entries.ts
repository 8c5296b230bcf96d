/** Where things stand in a project file. Ids become names that every file system can hold. */
export const projectEntries = {
  /** First and stored, so that programs that look at a file's first bytes know it. */
  marker: "mimetype",
  document: "project.json",
  page: "index.html",
  table: (id: string) => `data/${encodeURIComponent(id)}.csv`,
  result: (model: string) => `results/${encodeURIComponent(model)}.json`,
  output: (model: string) => `outputs/${encodeURIComponent(model)}.json`,
  picture: (item: string, format: "svg" | "png") => `pictures/${encodeURIComponent(item)}.${format}`,
} as const;

export const projectMediaType = "application/vnd.crosslevel.project+zip";
