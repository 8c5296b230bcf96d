/**
 * What the menus offer, as data: the window's own menu bar and the system's are both built from it, so that they are
 * the same by construction. The window knows what a command does and when it can be done (`src-renderer/commands`) and
 * says so with `showCommands`; the system's menu answers with the event `command`.
 */
export interface MenuCommand {
  readonly label: string;
  /** "Mod" is Ctrl, on a Mac ⌘. The window acts on keys; the system's menu only shows them. */
  readonly key?: string;
  /** `check` switches one thing; neighbouring `radio`s exclude each other. */
  readonly kind?: "check" | "radio";
}

/** Every command a menu has, by its id. */
export const menuCommands = {
  "file.new": { label: "New Project", key: "Mod+N" },
  "file.open": { label: "Open…", key: "Mod+O" },
  "file.sample.hsb": { label: "High School and Beyond" },
  "file.sample.sleepstudy": { label: "Sleep Deprivation" },
  "file.sample.growth": { label: "Growth in Mathematics" },
  "file.save": { label: "Save", key: "Mod+S" },
  "file.saveAs": { label: "Save As…", key: "Mod+Shift+S" },
  "file.close": { label: "Close", key: "Mod+W" },
  "edit.undo": { label: "Undo", key: "Mod+Z" },
  "edit.redo": { label: "Redo", key: "Mod+Shift+Z" },
  "edit.find": { label: "Find…", key: "Mod+F" },
  "data.paste": { label: "Paste Cells as a New Table", key: "Mod+Shift+V" },
  "data.import": { label: "Import Settings…" },
  "data.replace": { label: "Replace the Data File…" },
  "data.step.compute": { label: "Compute Variables…" },
  "data.step.recode": { label: "Recode…" },
  "data.step.code": { label: "Code Categories…" },
  "data.step.filter": { label: "Filter Rows…" },
  "data.step.sort": { label: "Sort Rows…" },
  "data.step.join": { label: "Add Variables from Another Table…" },
  "data.step.stack": { label: "Add Rows from Other Tables…" },
  "data.step.aggregate": { label: "Aggregate…" },
  "data.step.wide-to-long": { label: "Wide to Long…" },
  "data.step.long-to-wide": { label: "Long to Wide…" },
  "data.step.person-period": { label: "Person-Period Rows…" },
  "data.survival": { label: "Survival Analysis…" },
  "data.insertRows": { label: "Insert Rows" },
  "data.deleteRows": { label: "Delete Rows" },
  "data.insertVariable": { label: "Insert Variable" },
  "data.deleteVariables": { label: "Delete Variables" },
  "data.describe.frequencies": { label: "Frequencies…" },
  "data.describe.correlations": { label: "Correlations…" },
  "data.describe.reliability": { label: "Reliability of a Scale…" },
  "data.describe.missing-patterns": { label: "Missing Values…" },
  "data.describe.attrition": { label: "Attrition…" },
  "data.describe.checks": { label: "Check the Data…" },
  "data.steps": { label: "Show Steps", kind: "check" },
  "data.values": { label: "Values", kind: "radio" },
  "data.variables": { label: "Variables", kind: "radio" },
  "data.goToRow": { label: "Go to Row…", key: "Mod+G" },
  "data.export.levels": { label: "One SPSS File per Level…" },
  "data.export.sav": { label: "SPSS…" },
  "data.export.dta": { label: "Stata…" },
  "data.export.xlsx": { label: "Excel…" },
  "data.export.ods": { label: "OpenDocument…" },
  "data.export.csv": { label: "CSV…" },
  "data.export.parquet": { label: "Parquet…" },
  "data.close": { label: "Close Table" },
  "model.new": { label: "New Model", key: "Mod+Shift+N" },
  "model.nextStep": { label: "Next Step…" },
  "model.duplicate": { label: "Duplicate", key: "Mod+D" },
  "model.rename": { label: "Rename…", key: "F2" },
  "model.moveEarlier": { label: "Move Left" },
  "model.moveLater": { label: "Move Right" },
  "model.delete": { label: "Delete" },
  "model.basicSettings": { label: "Basic Settings…" },
  "model.otherSettings.estimation": { label: "Estimation…" },
  "model.otherSettings.residuals": { label: "Residuals…" },
  "model.otherSettings.tests": { label: "Tests…" },
  "model.otherSettings.hypotheses": { label: "Hypotheses…" },
  "model.otherSettings.output": { label: "Output…" },
  "model.exportAnalysis": { label: "Export Analysis File…" },
  "model.view.levels": { label: "Level Equations", kind: "radio" },
  "model.view.mixed": { label: "Mixed Equation", kind: "radio" },
  "model.view.formula": { label: "R Formula", kind: "radio" },
  "model.view.spss": { label: "SPSS Syntax", kind: "radio" },
  "model.view.words": { label: "In Words", kind: "radio" },
  "results.copyTables": { label: "Copy Tables for Word", key: "Mod+Shift+C" },
  "results.addToReport": { label: "Add to Report" },
  "results.compare": { label: "Compare Models" },
  "results.after": { label: "After the Fit…" },
  "results.residualFiles": { label: "Residual Files…" },
  "report.exportDocx": { label: "Export Report for Word…", key: "Mod+E" },
  "report.exportHtml": { label: "Export Report as Web Page…" },
  "report.exportLatex": { label: "Export Report for LaTeX…" },
  "report.print": { label: "Print Report or Save as PDF…", key: "Mod+P" },
  "view.data": { label: "Data", key: "Mod+1", kind: "radio" },
  "view.levels": { label: "Levels", key: "Mod+2", kind: "radio" },
  "view.model": { label: "Model", key: "Mod+3", kind: "radio" },
  "view.results": { label: "Results", key: "Mod+4", kind: "radio" },
  "view.report": { label: "Report", key: "Mod+5", kind: "radio" },
  "view.theme.system": { label: "As the System", kind: "radio" },
  "view.theme.light": { label: "Light", kind: "radio" },
  "view.theme.dark": { label: "Dark", kind: "radio" },
  "view.textLarger": { label: "Larger Text", key: "Mod+=" },
  "view.textSmaller": { label: "Smaller Text", key: "Mod+-" },
  "view.textReset": { label: "Normal Text Size", key: "Mod+0" },
  "help.guide": { label: "Guided First Analysis" },
  "help.shortcuts": { label: "Keyboard Shortcuts" },
  "help.about": { label: "About Crosslevel" },
} as const satisfies Readonly<Record<string, MenuCommand>>;

export type MenuCommandId = keyof typeof menuCommands;

/** What the system does by itself: in text fields, or with the window. A browser's own menus have most of it. */
export type SystemRole = "cut" | "copy" | "paste" | "selectAll" | "recentFiles" | "fullScreen" | "quit";

export type MenuEntry =
  | { readonly kind: "command"; readonly id: MenuCommandId }
  | { readonly kind: "separator" }
  | { readonly kind: "role"; readonly role: SystemRole }
  | { readonly kind: "menu"; readonly label: string; readonly entries: readonly MenuEntry[] };

export interface Menu {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

const separator = { kind: "separator" } as const;
const command = (id: MenuCommandId): MenuEntry => ({ kind: "command", id });
const role = (name: SystemRole): MenuEntry => ({ kind: "role", role: name });
const submenu = (label: string, entries: readonly MenuEntry[]): MenuEntry => ({ kind: "menu", label, entries });

/** The menu bar, from left to right. */
export const menuBar: readonly Menu[] = [
  {
    label: "File",
    entries: [
      command("file.new"),
      command("file.open"),
      role("recentFiles"),
      submenu("Open Sample", [
        command("file.sample.hsb"),
        command("file.sample.sleepstudy"),
        command("file.sample.growth"),
      ]),
      separator,
      command("file.save"),
      command("file.saveAs"),
      separator,
      command("report.exportDocx"),
      command("report.exportHtml"),
      command("report.exportLatex"),
      command("report.print"),
      separator,
      command("file.close"),
      role("quit"),
    ],
  },
  {
    label: "Edit",
    entries: [
      command("edit.undo"),
      command("edit.redo"),
      separator,
      role("cut"),
      role("copy"),
      role("paste"),
      role("selectAll"),
      separator,
      command("edit.find"),
    ],
  },
  {
    label: "Data",
    entries: [
      command("data.paste"),
      command("data.import"),
      command("data.replace"),
      separator,
      command("data.step.compute"),
      command("data.step.recode"),
      command("data.step.code"),
      command("data.step.filter"),
      command("data.step.sort"),
      separator,
      command("data.step.join"),
      command("data.step.stack"),
      command("data.step.aggregate"),
      submenu("Reshape", [
        command("data.step.wide-to-long"),
        command("data.step.long-to-wide"),
        command("data.step.person-period"),
      ]),
      submenu("Rows and Variables", [
        command("data.insertRows"),
        command("data.deleteRows"),
        command("data.insertVariable"),
        command("data.deleteVariables"),
      ]),
      command("data.survival"),
      separator,
      submenu("Describe", [
        command("data.describe.frequencies"),
        command("data.describe.correlations"),
        command("data.describe.reliability"),
        command("data.describe.missing-patterns"),
        command("data.describe.attrition"),
        command("data.describe.checks"),
      ]),
      separator,
      command("data.values"),
      command("data.variables"),
      command("data.steps"),
      command("data.goToRow"),
      separator,
      submenu("Export Data", [
        command("data.export.sav"),
        command("data.export.dta"),
        command("data.export.xlsx"),
        command("data.export.ods"),
        command("data.export.csv"),
        command("data.export.parquet"),
        separator,
        command("data.export.levels"),
      ]),
      command("data.close"),
    ],
  },
  {
    label: "Model",
    entries: [
      command("model.new"),
      command("model.nextStep"),
      command("model.duplicate"),
      command("model.rename"),
      command("model.moveEarlier"),
      command("model.moveLater"),
      command("model.delete"),
      separator,
      command("model.basicSettings"),
      submenu("Other Settings", [
        command("model.otherSettings.estimation"),
        command("model.otherSettings.residuals"),
        command("model.otherSettings.tests"),
        command("model.otherSettings.hypotheses"),
        command("model.otherSettings.output"),
      ]),
      separator,
      command("model.view.levels"),
      command("model.view.mixed"),
      command("model.view.formula"),
      command("model.view.spss"),
      command("model.view.words"),
      separator,
      command("model.exportAnalysis"),
    ],
  },
  {
    label: "Results",
    entries: [
      command("results.copyTables"),
      command("results.addToReport"),
      command("results.compare"),
      separator,
      command("results.after"),
      command("results.residualFiles"),
    ],
  },
  {
    label: "View",
    entries: [
      command("view.data"),
      command("view.levels"),
      command("view.model"),
      command("view.results"),
      command("view.report"),
      separator,
      submenu("Theme", [command("view.theme.system"), command("view.theme.light"), command("view.theme.dark")]),
      command("view.textLarger"),
      command("view.textSmaller"),
      command("view.textReset"),
      role("fullScreen"),
    ],
  },
  { label: "Help", entries: [command("help.guide"), command("help.shortcuts"), separator, command("help.about")] },
];
