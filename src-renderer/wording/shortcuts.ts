/** Keys that belong to no menu, by where they work. */
export const windowKeys: readonly {
  readonly title: string;
  readonly keys: readonly { readonly key: string; readonly does: string }[];
}[] = [
  {
    title: "In the window",
    keys: [
      { key: "F6", does: "Next pane" },
      { key: "Shift+F6", does: "Previous pane" },
      { key: "F10", does: "Menu bar" },
      { key: "Tab", does: "Next control" },
      { key: "Esc", does: "Close a menu or dialog" },
    ],
  },
  {
    title: "In equations",
    keys: [
      { key: "Arrows", does: "Next part, next equation" },
      { key: "Home / End", does: "Left side / add a predictor" },
      { key: "Enter", does: "Menu of a part, or switch it on or off" },
      { key: "Delete", does: "Remove a predictor" },
      { key: "Alt+Left / Right", does: "Move a predictor, or a model among the others" },
      { key: "Alt+Enter", does: "Describe a variable of the list" },
    ],
  },
  {
    title: "In tables of data",
    keys: [
      { key: "Arrows", does: "Next cell" },
      { key: "Shift+Arrows", does: "Select more cells" },
      { key: "Ctrl+C", does: "Copy the selected cells" },
      { key: "F2 or Enter", does: "Edit a cell of the variable view" },
      { key: "Shift+Space", does: "Select the row" },
      { key: "Insert / Delete", does: "In the variable view: put a variable in, take the selected ones out" },
      { key: "Page Up / Down", does: "One screen of rows" },
      { key: "Ctrl+Home / End", does: "First / last cell" },
    ],
  },
];
