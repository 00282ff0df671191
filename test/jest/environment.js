import { ModernFakeTimers } from "@jest/fake-timers";
import { ModuleMocker } from "jest-mock";

/** What a test file can change of the process, and the next file of the same process must not see. */
const stateOf = ({ argv, env, exit, exitCode }) => ({
  process: { argv, env, exit, exitCode },
  variables: { ...env },
  directory: process.cwd(),
  console: globalThis.console,
});

/** The environment of a test file: the globals of the process that runs it, which are put back when it ends. */
export default class Environment {
  global = globalThis;
  fakeTimers = null; // jest's older ones.
  moduleMocker = new ModuleMocker(globalThis);
  #before = stateOf(process);

  constructor({ projectConfig }) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  exportConditions() {
    return ["node", "node-addons"];
  }

  /** jest expects one of each environment; nothing is compiled in it. */
  getVmContext() {
    return {};
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    this.moduleMocker.restoreAllMocks();
    const { variables, directory, console } = this.#before;
    Object.assign(process, this.#before.process);
    for (const name of Object.keys(process.env)) if (!(name in variables)) delete process.env[name];
    Object.assign(process.env, variables);
    process.chdir(directory);
    globalThis.console = console;
  }
}
