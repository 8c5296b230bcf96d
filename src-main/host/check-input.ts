import { hostApiInputs } from "../../src-contract/host-api-inputs.ts";
import type { InputCheck } from "../../src-contract/rpc.ts";

/** Whether the window may ask this: the call exists and its input has the shape that the contract says. */
export const checkHostInput: InputCheck = (method, input) => {
  if (!Object.hasOwn(hostApiInputs, method)) return "there is no such call";
  const checked = hostApiInputs[method as keyof typeof hostApiInputs].safeParse(input);
  const [issue] = checked.error?.issues ?? [];
  return issue === undefined ? null : `${issue.path.map(String).join(".")}: ${issue.message}`;
};
