// Makes the types of the four documents with openapi-typescript and packs them as an npm package. Runs in a copy of its
// folder under target.
//
// Nothing is done again that is done: the tool is installed when the lock file is another than last time, the types are
// made when anything they are made of is. Without the registry the build goes on without types (exit code 3).
// Everything else that goes wrong is a failure: a document that the tool cannot read, a lock file that does not fit its
// package.json.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const DOCUMENTS = ["restrictions", "transfer", "enrollment", "outbound"];
const LEFT_OUT = 3;

const [version, isOffline] = process.argv.slice(2);
const documents = resolve("../../src/main/openapi");
const packageFolder = resolve("package");
const archive = resolve("outdial-types.tgz");

const made = digest(
  [...DOCUMENTS, "common"].map((name) => join(documents, `${name}.yaml`)).concat("build.mjs", "package-lock.json"),
  version,
);
if (existsSync(archive) && isNoted("made", made)) {
  process.exit(0);
}
install();
await generate().catch(fail);
pack();
note("made", made);

function install() {
  const installed = digest(["package.json", "package-lock.json"], process.version);
  if (existsSync("node_modules/openapi-typescript") && isNoted("installed", installed)) {
    return;
  }
  const npm = spawnSync("npm", ["ci", "--loglevel=error", ...(isOffline === "true" ? ["--offline"] : [])], { encoding: "utf8" });
  if (npm.status !== 0) {
    const output = npm.stdout + npm.stderr;
    const code = /npm error code (\S+)/.exec(output)?.[1] ?? "no code";
    // The lock file does not fit package.json: that is no matter of the network.
    if (code === "EUSAGE") {
      console.error(output);
      process.exit(1);
    }
    rmSync(archive, { force: true });
    console.log(`The TypeScript types are left out: npm does not get openapi-typescript from its registry (${code}).`);
    process.exit(LEFT_OUT);
  }
  note("installed", installed);
}

async function generate() {
  const { default: openapiTS, astToString } = await import("openapi-typescript");
  rmSync(archive, { force: true });
  rmSync(packageFolder, { recursive: true, force: true });
  mkdirSync(packageFolder);
  for (const name of DOCUMENTS) {
    // A field with a default may be left out of a request: only what the document requires is required.
    const types = await openapiTS(pathToFileURL(join(documents, `${name}.yaml`)), { defaultNonNullable: false, silent: true });
    writeFileSync(join(packageFolder, `${name}.d.ts`), `// Made from ${name}.yaml of Outdial ${version}.\n\n${astToString(types)}`);
  }
  const manifest = {
    name: "outdial-types",
    version,
    description: "The types of Outdial's API documents, for TypeScript.",
    exports: Object.fromEntries(DOCUMENTS.map((name) => [`./${name}`, { types: `./${name}.d.ts` }])),
  };
  writeFileSync(join(packageFolder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

function fail(error) {
  console.error(String(error).split("\n", 1)[0]);
  process.exit(1);
}

function pack() {
  const npm = spawnSync("npm", ["pack", "--json", "--offline", "--loglevel=error", packageFolder], { encoding: "utf8" });
  if (npm.status !== 0) {
    console.error(npm.stdout + npm.stderr);
    process.exit(1);
  }
  renameSync(JSON.parse(npm.stdout)[0].filename, archive);
}

function digest(files, ...more) {
  const hash = createHash("sha256");
  files.forEach((file) => hash.update(readFileSync(file)).update("\0"));
  more.forEach((text) => hash.update(text).update("\0"));
  return hash.digest("hex");
}

function isNoted(what, value) {
  return existsSync(`${what}.sha256`) && readFileSync(`${what}.sha256`, "utf8") === value;
}

function note(what, value) {
  writeFileSync(`${what}.sha256`, value);
}
