/** What a project is called before it has data. */
export const untitled = "Untitled";
