/** The Model screen: takes the whole width below the tabs and reads the state with `useAppState`. */
export function ModelScreen() {
  return <p>Model</p>;
}
