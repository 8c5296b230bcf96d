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
    title: "In tables of data",
    keys: [
      { key: "Arrows", does: "Next cell" },
      { key: "Shift+Arrows", does: "Select more cells" },
      { key: "Ctrl+C", does: "Copy the selected cells" },
      { key: "F2 or Enter", does: "Edit a cell of the variable view" },
      { key: "Page Up / Down", does: "One screen of rows" },
      { key: "Ctrl+Home / End", does: "First / last cell" },
    ],
  },
];
