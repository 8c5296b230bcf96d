/** What a variable is called while it is dragged from the list to an equation; its data are the variable's name. */
export const variableDragType = "application/x-crosslevel-variable";
