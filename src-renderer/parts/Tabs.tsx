import { type ReactNode, useId } from "react";
import { Tabs as AriaTabs, TabList } from "react-aria-components";
import { LinkedPanel, LinkedTab } from "./LinkedTab.tsx";
import "./tabs.css";

export interface TabDefinition<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly content: ReactNode;
}

/** Pages of a dialog or card, one of which is shown. */
export function Tabs<Id extends string>({
  label,
  tabs,
  value,
  onChange,
}: {
  readonly label: string;
  readonly tabs: readonly TabDefinition<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}) {
  const panels = useId();
  const shown = tabs.find(({ id }) => id === value);
  return (
    <div className="tabs">
      <AriaTabs selectedKey={value} onSelectionChange={(key) => onChange(key as Id)}>
        <TabList className="tab-list" aria-label={label}>
          {tabs.map(({ id, label: text }) => (
            <LinkedTab key={id} id={id} panel={`${panels}-${id}`} className="tab">
              {text}
            </LinkedTab>
          ))}
        </TabList>
      </AriaTabs>
      {shown !== undefined && (
        <LinkedPanel key={shown.id} id={`${panels}-${shown.id}`} className="tab-panel">
          {shown.content}
        </LinkedPanel>
      )}
    </div>
  );
}
