// Runs test files as Node's own modules, in one context of JavaScript for all files of a process: sources are loaded once, and
// code that has become fast stays fast. jest's own runtime has a context and a copy of every module for each file, which takes
// a third of the time of all tests.
const { AsyncLocalStorage } = require("node:async_hooks");
const { register } = require("node:module");
const { pathToFileURL } = require("node:url");
const { setFlagsFromString } = require("node:v8");
const JestRuntime = require("jest-runtime").default;

// Little code of a test runs for long: Node 20 otherwise takes a sixth of the time to optimize it. Newer ones lack the flag.
if (process.version.startsWith("v20.")) setFlagsFromString("--interrupt-budget=1000000");

/** What follows contexts: jest creates one for each file and never ends it, and Node tells each of every promise. */
const storages = new Set();
const { value: run } = Object.getOwnPropertyDescriptor(AsyncLocalStorage.prototype, "run");
AsyncLocalStorage.prototype.run = function (...parameters) {
  storages.add(this);
  return run.apply(this, parameters);
};

/** How many test files this process has run. */
let files = 0;

module.exports = class Runtime extends JestRuntime {
  constructor(config, ...others) {
    super(config, ...others);
    if (files === 0) {
      const { watch, watchAll } = others.at(-1);
      // Tests and what supports them are loaded anew for each test file, since they register hooks while they load; so are all
      // sources where they change, and where a test has to see them load (stryker.config.js).
      const { reloaded = watch || watchAll ? "./" : "test/" } = config.testEnvironmentOptions;
      const data = new URL(reloaded, pathToFileURL(`${config.rootDir}/`)).href;
      register("./hooks.js", { parentURL: pathToFileURL(__filename), data });
    }
    files += 1;
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  /** jest's own modules: those of the process, except for the state and the event handlers of the tests of one file. */
  requireInternalModule(from, to) {
    if (to !== undefined) return super.requireInternalModule(from, to);
    if (!from.endsWith("jestAdapterInit.js")) return require(from);
    delete require.cache[from];
    delete globalThis[Symbol.for("EVENT_HANDLERS")];
    for (const storage of storages) storage.disable();
    storages.clear();
    return require(from);
  }

  setGlobalsForRuntime(globals) {
    this.testGlobals = globals;
    super.setGlobalsForRuntime(globals);
  }

  async unstable_importModule(from) {
    globalThis[Symbol.for("jest globals")] = {
      ...this.testGlobals,
      jest: this.jestGlobals.jestObjectFor(from),
    };
    Error.prepareStackTrace = undefined; // With jest's own, Node does not show positions in TypeScript.
    return import(`${pathToFileURL(from).href}?file=${files}`);
  }
};
