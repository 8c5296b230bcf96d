/** What the host calls things that have no name of their own. */
export const pastedTableName = "Pasted cells";

/** Places in the window's own file dialog; the others are called as their folders are. */
export const homePlaceName = "Home";
