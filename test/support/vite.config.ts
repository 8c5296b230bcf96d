import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Serves the window from its sources over the in-memory host (`memory-window.html`). */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  cacheDir: ".cache/vite-development",
  plugins: [react()],
  server: { host: "127.0.0.1", watch: { ignored: ["**/.cache/**", "**/out/**"] } },
});
