/** The Results screen: takes the whole width below the tabs and reads the state with `useAppState`. */
export function ResultsScreen() {
  return <p>Results</p>;
}
