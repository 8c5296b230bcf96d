import type { MenuItemConstructorOptions } from "electron";
import type { ShownMenuItem, StandInScreen } from "./electron-screen.ts";

/** A menu item: `enabled` and `checked` can be changed while it is shown, as in Electron. */
export class StandInMenuItem {
  readonly #template: MenuItemConstructorOptions;
  readonly #changed: () => void;
  readonly id: string;
  readonly label: string;
  readonly type: ShownMenuItem["type"];
  readonly submenu: readonly StandInMenuItem[];
  #enabled: boolean;
  #checked: boolean;

  constructor(template: MenuItemConstructorOptions, changed: () => void) {
    this.#template = template;
    this.#changed = changed;
    const { submenu } = template;
    if (submenu !== undefined && !Array.isArray(submenu)) throw new TypeError("a submenu is a list here");
    this.submenu = (submenu ?? []).map((item) => new StandInMenuItem(item, changed));
    this.id = template.id ?? "";
    this.label = template.label ?? "";
    this.type = shownType(template);
    this.#enabled = template.enabled ?? true;
    this.#checked = template.checked ?? false;
  }

  get enabled(): boolean {
    return this.#enabled;
  }

  set enabled(enabled: boolean) {
    this.#enabled = enabled;
    this.#changed();
  }

  get checked(): boolean {
    return this.#checked;
  }

  set checked(checked: boolean) {
    this.#checked = checked;
    this.#changed();
  }

  click(): void {
    const { click } = this.#template;
    // The arguments a click carries are not used here.
    if (this.#enabled && typeof click === "function") Reflect.apply(click, this, []);
  }

  shown(): ShownMenuItem {
    const { role, accelerator } = this.#template;
    return {
      id: this.id,
      label: this.label,
      role: role ?? "",
      accelerator: String(accelerator ?? ""),
      type: this.type,
      enabled: this.#enabled,
      checked: this.#checked,
      items: this.submenu.map((item) => item.shown()),
    };
  }
}

/** `Menu`: builds a bar from a template and installs it. */
export class StandInMenu {
  readonly #screen: StandInScreen;
  #items: readonly StandInMenuItem[] = [];
  #installed = false;
  #announced = false;

  constructor(screen: StandInScreen) {
    this.#screen = screen;
  }

  buildFromTemplate(template: readonly MenuItemConstructorOptions[]): readonly StandInMenuItem[] {
    return template.map((item) => new StandInMenuItem(item, () => this.#announce()));
  }

  setApplicationMenu(items: readonly StandInMenuItem[] | null): void {
    this.#items = items ?? [];
    this.#installed = items !== null;
    this.#announce();
  }

  getApplicationMenu() {
    return this.#installed ? { getMenuItemById: (id: string) => this.#find(id) } : null;
  }

  click(id: string): void {
    this.#find(id)?.click();
  }

  #find(id: string): StandInMenuItem | null {
    const search = (items: readonly StandInMenuItem[]): StandInMenuItem | undefined =>
      items.find((item) => item.id === id) ??
      items.map((item) => search(item.submenu)).find((found) => found !== undefined);
    return search(this.#items) ?? null;
  }

  /** Many items change together: shown once, after all of them. */
  #announce(): void {
    if (this.#announced) return;
    this.#announced = true;
    queueMicrotask(() => {
      this.#announced = false;
      this.#screen.show({ kind: "menu", items: this.#items.map((item) => item.shown()) });
    });
  }
}

function shownType({ type, submenu }: MenuItemConstructorOptions): ShownMenuItem["type"] {
  if (submenu !== undefined) return "submenu";
  return type === "separator" || type === "checkbox" || type === "radio" ? type : "normal";
}
