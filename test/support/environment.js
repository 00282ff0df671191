// The environment of a test file. It is jest's own without three costs, which together take a tenth of the time of
// all tests.
import { AsyncLocalStorage } from "node:async_hooks";
import vm from "node:vm";
import { TestEnvironment } from "jest-environment-node";

/**
 * jest creates one for each test file and leaves it enabled: each promise of a later file of the same process would be
 * passed to all of them.
 *
 * @type {Set<AsyncLocalStorage<unknown>>}
 */
const storages = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...parameters) {
  storages.add(this);
  return run.apply(this, parameters);
};

export default class Environment extends TestEnvironment {
  constructor(config, context) {
    const { createContext } = vm;
    // jest passes an object that Node asks each time a module looks up a global such as Object. This context has its own.
    // cspell:ignore DONT
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(config, context);
    } finally {
      vm.createContext = createContext;
    }
    // As outside of tests; jest looks up the source of every frame of a stack that is read.
    this.global.Error.stackTraceLimit = 10;
  }

  async teardown() {
    await super.teardown();
    for (const storage of storages) storage.disable();
    storages.clear();
  }
}
