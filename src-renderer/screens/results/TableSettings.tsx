import { memo } from "react";
import { MenuTrigger } from "react-aria-components";
import type { OutputSettings } from "../../../src-contract/project.ts";
import { IconButton } from "../../parts/Button.tsx";
import { Menu, MenuItem, MenuPopover, MenuSection } from "../../parts/Menu.tsx";
import { useAppState, useRecord } from "../../state/app-context.ts";
import { resultsWords as words } from "../../wording/results.ts";

/** What the tables of all models show, and with how many decimals. */
export const TableSettings = memo(function TableSettings() {
  const output = useAppState((state) => state.history.present.output);
  const record = useRecord();
  const change = (settings: Partial<OutputSettings>) =>
    record(words.changeTables, (document) => ({ ...document, output: { ...document.output, ...settings } }));
  return (
    <MenuTrigger>
      <IconButton icon="settings" label={words.settings} />
      <MenuPopover placement="bottom end">
        <Menu aria-label={words.settings}>
          <MenuSection title={words.decimals}>
            {[null, 2, 3, 4].map((decimals) => (
              <MenuItem
                key={decimals}
                id={`decimals ${decimals}`}
                label={decimals === null ? words.decimalsByApa : words.decimalsFixed(decimals)}
                checked={output.decimals === decimals}
                onAction={() => change({ decimals })}
              />
            ))}
          </MenuSection>
          <MenuSection title={words.show}>
            <MenuItem
              id="robust"
              label={words.showRobust}
              checked={output.showRobust}
              onAction={() => change({ showRobust: !output.showRobust })}
            />
            <MenuItem
              id="single-level"
              label={words.showSingleLevel}
              checked={output.showSingleLevel}
              onAction={() => change({ showSingleLevel: !output.showSingleLevel })}
            />
            <MenuItem
              id="tests"
              label={words.showVarianceTests}
              checked={output.showVarianceTests}
              onAction={() => change({ showVarianceTests: !output.showVarianceTests })}
            />
            <MenuItem
              id="variance-intervals"
              label={words.showVarianceIntervals}
              checked={output.showVarianceIntervals ?? false}
              onAction={() => change({ showVarianceIntervals: !output.showVarianceIntervals })}
            />
            <MenuItem
              id="population-average"
              label={words.showPopulationAverage}
              checked={output.showPopulationAverage ?? true}
              onAction={() => change({ showPopulationAverage: !(output.showPopulationAverage ?? true) })}
            />
            <MenuItem
              id="fit-log"
              label={words.showFitLog}
              checked={output.showFitLog ?? false}
              onAction={() => change({ showFitLog: !output.showFitLog })}
            />
          </MenuSection>
        </Menu>
      </MenuPopover>
    </MenuTrigger>
  );
});
