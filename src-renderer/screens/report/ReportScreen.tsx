/** The Report screen: takes the whole width below the tabs and reads the state with `useAppState`. */
export function ReportScreen() {
  return <p>Report</p>;
}
