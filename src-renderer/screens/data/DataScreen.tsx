export function DataScreen() {
  return <p>Data</p>;
}
