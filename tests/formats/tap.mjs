// Reads a report as TAP 14 does, strictly, and prints what it came to as JSON: tap.mjs FOLDER_OF_PACKAGES FILE
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const { Parser } = await import(pathToFileURL(`${folder}/tap-parser/dist/esm/index.js`));

const seen = { version: null, extra: [], without_details: [] };
const parser = new Parser({ strict: true }, result => {
  const wrong = result.failures.filter(failure => failure.tapError).map(failure => failure.tapError);
  console.log(JSON.stringify({ ...seen, count: result.count, fail: result.fail, skip: result.skip, todo: result.todo, wrong }));
});
parser.on("version", version => (seen.version = version));
parser.on("extra", line => seen.extra.push(line));
parser.on("assert", test => {
  if (!test.ok && !["violated", "undetermined"].includes(test.diag?.verdict))
    seen.without_details.push(test.name);
});
parser.end(readFileSync(file, "utf8"));
