/** Among the properties of a Parquet file: what is said of its variables, by their names, as JSON. */
export const descriptionsKey = "crosslevel.variables";
