// Copies the scripts of others that Liens carries with it, and notes name, version, licence and digest of each.
// For maintainers alone: `npm ci && node vendor.mjs`, then commit. Users and tests need no Node.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const CARRIED = {
  "src/liens/web/static/vendor": [
    { name: "htmx.org", files: { "dist/htmx.min.js": "htmx.min.js", LICENSE: "htmx.LICENSE.txt" } },
  ],
  // For tests alone: not in the wheel.
  "tests/web/vendor": [
    { name: "axe-core", files: { "axe.min.js": "axe.min.js", LICENSE: "axe.LICENSE.txt" } },
  ],
};

for (const [folder, packages] of Object.entries(CARRIED)) {
  const notes = [];
  mkdirSync(join(root, folder), { recursive: true });
  for (const { name, files } of packages) {
    const described = JSON.parse(readFileSync(join(here, "node_modules", name, "package.json"), "utf8"));
    const digests = {};
    for (const [from, to] of Object.entries(files)) {
      const bytes = readFileSync(join(here, "node_modules", name, from));
      // A map of sources would be asked for and is not carried.
      const kept = Buffer.from(bytes.toString("utf8").replace(/\n?\/\/# sourceMappingURL=.*\n?$/, "\n"));
      writeFileSync(join(root, folder, to), kept);
      digests[to] = createHash("sha256").update(kept).digest("hex");
    }
    notes.push({ name, version: described.version, licence: described.license, from: `https://registry.npmjs.org/${name}`, sha256: digests });
  }
  writeFileSync(join(root, folder, "VENDORED.json"), JSON.stringify(notes, null, 1) + "\n");
}
