/**
 * Tests run on the sources, as ES modules; types are checked by "npm run check:lint". Files called *.slow.test.ts build the
 * project, run the package or need tools besides Node: each area has a script of its own for them in package.json.
 */
export default {
  runtime: "<rootDir>/test/jest/runtime.cjs",
  testEnvironment: "<rootDir>/test/jest/environment.js",
  transform: {}, // tsx does it (package.json).
  // Those that Node itself uses.
  fakeTimers: { doNotFake: ["nextTick", "queueMicrotask", "setImmediate", "clearImmediate"] },
  maxWorkers: "100%", // By default, jest uses one of two processors.
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "\\.slow\\.test\\.ts$"],
  // Output of the build and packages that are installed for tests and benchmarks.
  modulePathIgnorePatterns: [
    "<rootDir>/.wireit/",
    "<rootDir>/build/",
    "<rootDir>/dist/",
    "<rootDir>/bench/",
    "<rootDir>/test/package/consumers/",
  ],
};
