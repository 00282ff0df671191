// Runs test files for Stryker ("npm run test:mutants"). For each mutant, jest would load all files to find the tests that
// cover it, and continue after one has failed: both take most of the time.
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import TestRunner from "jest-runner";

/** The file with the ids of the mutants that a test file runs. All processes of Stryker work in the same copy of the project. */
export function recordOf(rootDir, testFile) {
  return join(rootDir, "build/mutants-of", `${relative(rootDir, testFile)}.json`);
}

/** The ids of the mutants of each test file, once they have been read. */
const mutants = new Map();

export default class MutantRunner extends TestRunner {
  /** Without a mutant, runs all files. With one, runs those that run it, until one fails. */
  async runTests(tests, watcher, options) {
    const id = process.env.__STRYKER_ACTIVE_MUTANT__;
    if (id === undefined) return super.runTests(tests, watcher, options);
    let failed = false;
    this.on("test-file-success", ([, result]) => (failed ||= result.numFailingTests > 0));
    this.on("test-file-failure", () => (failed = true));
    // jest puts the files that take longest first.
    for (const test of tests.filter((one) => mutantsOf(one).has(id)).reverse()) {
      await super.runTests([test], watcher, options);
      if (failed) return;
    }
  }
}

function mutantsOf({ path, context }) {
  const record = recordOf(context.config.rootDir, path);
  const known = mutants.get(record);
  if (known) return known;
  const ids = new Set(existsSync(record) ? JSON.parse(readFileSync(record, "utf8")) : []);
  mutants.set(record, ids);
  return ids;
}
