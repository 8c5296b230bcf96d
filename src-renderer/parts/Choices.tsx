import type { ReactNode } from "react";
import {
  Checkbox as AriaCheckbox,
  RadioGroup as AriaRadioGroup,
  Label,
  Radio,
  ToggleButton,
  ToggleButtonGroup,
} from "react-aria-components";
import { Icon } from "./Icon.tsx";
import type { Option } from "./Select.tsx";
import "./fields.css";
import "./choices.css";

export interface CheckboxProps {
  readonly isSelected: boolean;
  readonly isIndeterminate?: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly description?: string;
  readonly children: ReactNode;
}

export function Checkbox({ children, description, isIndeterminate = false, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox {...props} isIndeterminate={isIndeterminate} className="choice">
      <span className="choice-mark">
        <Icon name={isIndeterminate ? "minus" : "check"} />
      </span>
      <span className="choice-words">
        <span>{children}</span>
        {description !== undefined && <span className="choice-description">{description}</span>}
      </span>
    </AriaCheckbox>
  );
}

export interface RadioGroupProps<Id extends string> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly options: readonly Option<Id>[];
  readonly value: Id;
  readonly onChange: (value: Id) => void;
}

/** One of a few, all of them in sight. */
export function RadioGroup<Id extends string>({
  label,
  labelHidden = false,
  options,
  value,
  onChange,
}: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup className="choices" value={value} onChange={(chosen) => onChange(chosen as Id)}>
      <Label className={labelHidden ? "visually-hidden" : "field-label"}>{label}</Label>
      {options.map((option) => (
        <Radio key={option.id} value={option.id} isDisabled={option.isDisabled ?? false} className="choice">
          <span className="choice-mark choice-round" />
          <span className="choice-words">
            <span>{option.label}</span>
            {option.description !== undefined && <span className="choice-description">{option.description}</span>}
          </span>
        </Radio>
      ))}
    </AriaRadioGroup>
  );
}

/** Views of the same thing, one of which is shown: "Values | Variables". */
export function Segments<Id extends string>({ label, options, value, onChange }: RadioGroupProps<Id>) {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        const option = options.find(({ id }) => id === key);
        if (option !== undefined) onChange(option.id);
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} isDisabled={option.isDisabled ?? false} className="segment">
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
