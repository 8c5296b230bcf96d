export function WelcomeScreen() {
  return <p>Welcome</p>;
}
