import Environment from "./environment.js";

/** For Stryker: one test that fails is enough, so that the tests of the file after it are skipped. */
export default class MutantEnvironment extends Environment {
  #failed = false;

  handleTestEvent({ name, test }) {
    if (process.env.__STRYKER_ACTIVE_MUTANT__ === undefined) return;
    if (name === "test_done") this.#failed ||= test.errors.length > 0;
    if (name === "test_start" && this.#failed) test.mode = "skip";
  }
}
