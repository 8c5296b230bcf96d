export function LevelsScreen() {
  return <p>Levels</p>;
}
