import type { RichText } from "../src-contract/output.ts";
import { italic, plain } from "./text-pieces.ts";
import { title } from "./title-case.ts";

/** The life table of a discrete-time survival model, and its chart. */

export const survivalWords = {
  title: (outcome: string) => title`Life table of ${outcome}`,
  chartTitle: (outcome: string) => title`Survival without ${outcome}`,
  chartSubtitle: "share without the event at the end of each period, as observed",
  chartAxis: "Survival",
  line: "Observed",
  atRisk: [plain("At risk")] as RichText,
  events: [plain("Events")] as RichText,
  censored: [plain("Censored")] as RichText,
  hazard: [plain("Hazard")] as RichText,
  survival: [plain("Survival")] as RichText,
  se: [italic("SE")] as RichText,
  note: (hasLateEntries: boolean): RichText => [
    plain(
      "As observed, whatever the predictors. Hazard: events / at risk. Censored: at risk without the event, and not at risk in the next period. Survival: share without the event at the end of the period, with Greenwood’s ",
    ),
    italic("SE"),
    plain(
      `.${hasLateEntries ? " Censored is empty where more are at risk in the next period than were left: some came later." : ""}`,
    ),
  ],
  explain: {
    atRisk: "Those who are observed in this period and have not had the event before.",
    events: "Those of them who have the event in this period.",
    censored: "Those of them who do not have it and are not observed any longer.",
    hazard: "The probability of the event in this period for those at risk.",
    survival: "The probability of no event up to the end of this period.",
    se: "The standard error of the survival, by Greenwood’s formula.",
  },
};
