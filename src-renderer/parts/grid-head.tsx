import type { IHeaderComp, IHeaderParams } from "ag-grid-community";
import type { ComponentType } from "react";
import { createRoot } from "react-dom/client";

/** A column's head drawn by React, for a grid that is not. */
export function gridHead<Params extends IHeaderParams>(Head: ComponentType<Params>): new () => IHeaderComp {
  return class GridHead implements IHeaderComp {
    readonly #element = document.createElement("span");
    readonly #root = createRoot(this.#element);

    constructor() {
      this.#element.className = "grid-head-frame";
    }

    init(params: Params): void {
      this.#root.render(<Head {...params} />);
    }

    getGui(): HTMLElement {
      return this.#element;
    }

    refresh(params: IHeaderParams): boolean {
      this.init(params as Params);
      return true;
    }

    destroy(): void {
      // The grid may go while React draws the rest of the window.
      queueMicrotask(() => this.#root.unmount());
    }
  };
}
