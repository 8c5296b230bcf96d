import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from "react-aria-components";
import { Icon } from "./Icon.tsx";
import { OptionWords } from "./OptionWords.tsx";
import "./fields.css";
import "./menu.css";
import "./select.css";

export interface Option<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly description?: string | undefined;
  readonly isDisabled?: boolean;
}

export interface SelectProps<Id extends string> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly placeholder?: string;
  readonly description?: string | undefined;
  readonly isDisabled?: boolean;
  /** The chosen variable's label stands beside its name. */
  readonly ofVariables?: boolean;
}

/** One of several, in a list that opens. */
export function Select<Id extends string>({
  label,
  labelHidden = false,
  options,
  value,
  onChange,
  placeholder = "Choose…",
  description,
  isDisabled = false,
  ofVariables = false,
}: SelectProps<Id>) {
  const choose = (key: React.Key | null) => {
    const option = options.find(({ id }) => id === key);
    if (option !== undefined) onChange(option.id);
  };
  return (
    <AriaSelect
      className={`field select ${ofVariables ? "select-of-variables" : ""}`}
      value={value}
      onChange={choose}
      placeholder={placeholder}
      isDisabled={isDisabled}
    >
      <Label className={labelHidden ? "visually-hidden" : "field-label"}>{label}</Label>
      <Button className="button">
        <SelectValue className="select-value" />
        <Icon name="chevron-down" />
      </Button>
      {description !== undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <Popover className="popover select-popover" offset={4}>
        <ListBox className="options" items={options}>
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.label}
              isDisabled={option.isDisabled ?? false}
              className="option"
            >
              <OptionWords label={option.label} description={option.description} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
