// Runs test files for Stryker ("npm run test:mutants"). For each mutant, jest would load all files to find the tests that
// cover it, and continue after one has failed: both take most of the time.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import TestRunner from "jest-runner";

export default class MutantRunner extends TestRunner {
  async runTests(tests, watcher, options) {
    const [first] = tests;
    if (!first) return;
    // All processes of Stryker work in the same copy of the project.
    const record = join(first.context.config.rootDir, "build/test-files.json");
    if (process.env.__STRYKER_ACTIVE_MUTANT__ === undefined)
      await this.#runAll(tests, record, watcher, options);
    else
      await this.#runUntilOneFails(covering(tests, record, this._globalConfig), watcher, options);
  }

  /** Runs all test files without a mutant. Records the tests of each and how long it took. */
  async #runAll(tests, record, watcher, options) {
    const files = {};
    this.on("test-file-success", ([{ path }, { testResults, perfStats }]) => {
      files[path] = { names: testResults.map(({ fullName }) => fullName), ms: perfStats.runtime };
    });
    await super.runTests(tests, watcher, options);
    mkdirSync(dirname(record), { recursive: true });
    writeFileSync(record, JSON.stringify(files));
  }

  async #runUntilOneFails(tests, watcher, options) {
    let failed = false;
    this.on("test-file-success", ([, result]) => (failed ||= result.numFailingTests > 0));
    this.on("test-file-failure", () => (failed = true));
    for (const test of tests) {
      await super.runTests([test], watcher, options);
      if (failed) return;
    }
  }
}

/** The files with tests that cover a mutant, the fastest first. Stryker names no tests if the mutant has an effect on all. */
function covering(tests, record, { testNamePattern = "" }) {
  const files = JSON.parse(readFileSync(record, "utf8"));
  const pattern = new RegExp(testNamePattern, "i");
  return tests
    .filter(({ path }) => files[path]?.names.some((name) => pattern.test(name)))
    .sort((left, right) => files[left.path].ms - files[right.path].ms);
}
