/** The program and its version, as files and texts name it. */
export const programName = "Crosslevel";
export const programVersion = "0.1.0";
