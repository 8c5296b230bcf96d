import { type KeyboardEvent, useContext, useEffect, useMemo, useRef, useState } from "react";
import {
  ComboBox as AriaComboBox,
  Button,
  ComboBoxStateContext,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from "react-aria-components";
import { Icon } from "./Icon.tsx";
import { LongList, longList } from "./LongList.tsx";
import { OptionWords } from "./OptionWords.tsx";
import type { Option } from "./Select.tsx";
import { type Surroundings, surroundingsOf, useReadableSurroundings } from "./use-list-surroundings.ts";
import "./fields.css";
import "./menu.css";
import "./select.css";

export interface ComboBoxProps<Id extends string> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly placeholder?: string;
  readonly problem?: string | null;
  /** Shows its options as soon as it is there: the user has just asked for it. */
  readonly autoFocus?: boolean;
}

/** One of many, found by typing. What is typed counts only once an option is chosen. */
export function ComboBox<Id extends string>({
  label,
  labelHidden = false,
  options,
  value,
  onChange,
  placeholder = "Choose…",
  problem = null,
  autoFocus = false,
}: ComboBoxProps<Id>) {
  const [field, setField] = useState<HTMLDivElement | null>(null);
  const surroundings = useMemo(() => (field === null ? null : surroundingsOf(field)), [field]);
  return (
    <AriaComboBox
      ref={setField}
      className="field combo-box"
      selectedKey={value}
      onSelectionChange={(key) => {
        const option = options.find(({ id }) => id === key);
        if (option !== undefined && option.id !== value) onChange(option.id);
      }}
      defaultItems={options}
      menuTrigger="focus"
      isInvalid={problem !== null}
    >
      <Label className={labelHidden ? "visually-hidden" : "field-label"}>{label}</Label>
      <div className="combo-box-group">
        <Words placeholder={placeholder} autoFocus={autoFocus} surroundings={surroundings} />
        <Button className="combo-box-button">
          <Icon name="chevron-down" />
        </Button>
      </div>
      <FieldError className="field-error">{problem}</FieldError>
      <Popover
        className={`popover select-popover ${options.length > longList ? "select-popover-long" : ""}`}
        offset={4}
        {...(surroundings !== null && { UNSTABLE_portalContainer: surroundings.landmark })}
      >
        <LongList count={options.length}>
          <ListBox<Option<Id>> className="options">
            {(option) => (
              <ListBoxItem id={option.id} textValue={option.label} className="option">
                <OptionWords label={option.label} description={option.description} />
              </ListBoxItem>
            )}
          </ListBox>
        </LongList>
      </Popover>
    </AriaComboBox>
  );
}

/** Shows the options at every press, not only at the one that brings the focus, and by Alt and an arrow. */
function Words({
  placeholder,
  autoFocus,
  surroundings,
}: {
  readonly placeholder: string;
  readonly autoFocus: boolean;
  readonly surroundings: Surroundings | null;
}) {
  const state = useContext(ComboBoxStateContext);
  useReadableSurroundings(surroundings, state?.isOpen ?? false);
  const input = useRef<HTMLInputElement>(null);
  // Not by the attribute: a list that is not built yet does not open.
  useEffect(() => {
    if (!autoFocus) return;
    const frame = requestAnimationFrame(() => input.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [autoFocus]);
  const show = () => {
    if (state?.isOpen === false) state.open(null, "manual");
  };
  const showOrHide = (event: KeyboardEvent) => {
    if (!event.altKey) return;
    if (event.key === "ArrowDown") show();
    else if (event.key === "ArrowUp") state?.close();
    else return;
    event.preventDefault();
  };
  return <Input ref={input} className="input" placeholder={placeholder} onClick={show} onKeyDown={showOrHide} />;
}
