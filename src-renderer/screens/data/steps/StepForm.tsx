import type { StepContent } from "../../../../src-contract/data-steps.ts";
import type { FormProps } from "./form.ts";
import { AggregateForm } from "./forms/AggregateForm.tsx";
import { CodeForm } from "./forms/CodeForm.tsx";
import { ComputeForm } from "./forms/ComputeForm.tsx";
import { FilterForm } from "./forms/FilterForm.tsx";
import { JoinForm } from "./forms/JoinForm.tsx";
import { LongToWideForm } from "./forms/LongToWideForm.tsx";
import { PersonPeriodForm } from "./forms/PersonPeriodForm.tsx";
import { RecodeForm } from "./forms/RecodeForm.tsx";
import { SortForm } from "./forms/SortForm.tsx";
import { StackForm } from "./forms/StackForm.tsx";
import { WideToLongForm } from "./forms/WideToLongForm.tsx";

type AnyFormProps = Omit<FormProps<"filter">, "content" | "onChange"> & {
  readonly content: StepContent;
  readonly onChange: (content: StepContent) => void;
};

/** The form of a step, by its kind. */
export function StepForm({ content, ...props }: AnyFormProps) {
  switch (content.kind) {
    case "compute":
      return <ComputeForm {...props} content={content} />;
    case "recode":
      return <RecodeForm {...props} content={content} />;
    case "code":
      return <CodeForm {...props} content={content} />;
    case "filter":
      return <FilterForm {...props} content={content} />;
    case "sort":
      return <SortForm {...props} content={content} />;
    case "join":
      return <JoinForm {...props} content={content} />;
    case "stack":
      return <StackForm {...props} content={content} />;
    case "aggregate":
      return <AggregateForm {...props} content={content} />;
    case "wide-to-long":
      return <WideToLongForm {...props} content={content} />;
    case "long-to-wide":
      return <LongToWideForm {...props} content={content} />;
    case "person-period":
      return <PersonPeriodForm {...props} content={content} />;
    default:
      return null;
  }
}
