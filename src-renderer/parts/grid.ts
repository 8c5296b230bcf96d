import {
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  CustomEditorModule,
  EventApiModule,
  InfiniteRowModelModule,
  ModuleRegistry,
  NumberEditorModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  SelectEditorModule,
  type TabToNextCellParams,
  TextEditorModule,
  themeQuartz,
} from "ag-grid-community";

ModuleRegistry.registerModules([
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  CustomEditorModule,
  EventApiModule,
  InfiniteRowModelModule,
  NumberEditorModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  SelectEditorModule,
  TextEditorModule,
]);

/** The window's look for ag-grid. Sizes in rem: the grid measures them anew when the text size changes. */
export const gridTheme = themeQuartz.withParams({
  accentColor: "var(--accent)",
  backgroundColor: "var(--panel)",
  borderColor: "var(--line)",
  borderRadius: "0",
  browserColorScheme: "inherit",
  cellHorizontalPadding: "0.625rem",
  cellTextColor: "var(--text)",
  chromeBackgroundColor: "var(--panel-sunken)",
  columnBorder: { color: "var(--line)" },
  fontFamily: "var(--font)",
  fontSize: "var(--size-text)",
  foregroundColor: "var(--text)",
  headerBackgroundColor: "var(--panel-sunken)",
  headerFontSize: "var(--size-text)",
  headerFontWeight: 600,
  headerTextColor: "var(--text)",
  inputFocusBorder: { color: "var(--accent)" },
  oddRowBackgroundColor: "var(--panel)",
  rangeSelectionBorderColor: "var(--accent)",
  rowBorder: { color: "var(--line)" },
  rowHoverColor: "transparent",
  spacing: "0.375rem",
  wrapperBorder: false,
  wrapperBorderRadius: "0",
  rowHeight: "1.625rem",
});

/**
 * Tab leaves a grid as it leaves any other control, in either direction; the arrow keys move in it. While cells are typed it
 * goes on to the next one.
 */
export const leavingByTab = {
  tabToNextCell: ({ editing, nextCellPosition }: TabToNextCellParams) => (editing && nextCellPosition) || false,
  tabToNextHeader: () => false,
} as const;
