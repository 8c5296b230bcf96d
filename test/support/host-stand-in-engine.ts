import { succeed } from "../../src-contract/outcome.ts";
import { parentChannel } from "../../src-engine/process/parent-channel.ts";
import { serveEngine } from "../../src-engine/process/serve-engine.ts";
import { columnOf } from "../../src-engine/table/data-set.ts";

const channel = parentChannel();
channel.onClose(() => process.exit());
serveEngine(channel, new URL("./thread.mjs", import.meta.url), (data, { first, count, variables }) =>
  succeed({
    first,
    columns: variables.map((name) => {
      const variable = data.byName.get(name);
      const column = variable === undefined ? undefined : columnOf(data.table, variable);
      if (column?.kind !== "number") throw new TypeError(`the stand-in has no numbers called "${name}"`);
      return [...column.values.subarray(first, first + count)];
    }),
  }),
);
