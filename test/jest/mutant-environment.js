import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import Environment from "./environment.js";
import { recordOf } from "./mutant-runner.js";

const isMutant = () => process.env.__STRYKER_ACTIVE_MUTANT__ !== undefined;

/** For Stryker. Records which mutants a test file runs, and skips the rest of one in which a test has failed: one is enough. */
export default class MutantEnvironment extends Environment {
  #failed = false;
  #others;

  constructor(config, context) {
    super(config, context);
    this.record = recordOf(config.projectConfig.rootDir, context.testPath);
  }

  async setup() {
    await super.setup();
    const { __stryker__: stryker } = this.global;
    if (!stryker || isMutant()) return;
    this.#others = stryker.mutantCoverage ?? { static: {}, perTest: {} };
    stryker.mutantCoverage = { static: {}, perTest: {} };
  }

  async teardown() {
    if (this.#others) {
      const { static: loaded, perTest } = this.global.__stryker__.mutantCoverage;
      const parts = [loaded, ...Object.values(perTest)];
      mkdirSync(dirname(this.record), { recursive: true });
      writeFileSync(this.record, JSON.stringify([...new Set(parts.flatMap(Object.keys))]));
      this.global.__stryker__.mutantCoverage = merged(this.#others, { static: loaded, perTest });
    }
    await super.teardown();
  }

  handleTestEvent({ name, test }) {
    if (!isMutant()) return;
    if (name === "test_done") this.#failed ||= test.errors.length > 0;
    if (name === "test_start" && this.#failed) test.mode = "skip";
  }
}

/** What Stryker collects of all files. Tests of several files can have the same name. */
function merged(left, right) {
  const perTest = { ...left.perTest };
  for (const [name, ids] of Object.entries(right.perTest))
    perTest[name] = { ...perTest[name], ...ids };
  return { static: { ...left.static, ...right.static }, perTest };
}
