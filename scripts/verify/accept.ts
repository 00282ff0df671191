// npm run accept -- NAME …: accepts passages of spec/ as the last npm run generate has read them. Without a name, lists those
// that nobody has accepted since they changed; --all accepts these.
import { existsSync, readFileSync } from "node:fs";
import { inProject } from "../build/project.js";
import {
  readAccepted,
  unacceptedNames,
  withAccepted,
  writeAccepted,
  type Fingerprints,
} from "./accepted-file.js";
import { passagesFile } from "./verification.js";

const names = process.argv.slice(2);
const path = inProject(passagesFile);
const passages = (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {}) as Fingerprints;
const open = unacceptedNames(readAccepted(), passages);
const wanted = names.includes("--all") ? open : names;
const unknown = wanted.filter((name) => !open.includes(name));
writeAccepted(withAccepted(readAccepted(), passages, wanted));
const left = open.filter((name) => !wanted.includes(name));
for (const name of left) console.log(name);
for (const name of unknown)
  console.error(`${name} is not to be accepted: npm run generate has not found a change of it.`);
if (left.length + unknown.length > 0) process.exitCode = 1;
