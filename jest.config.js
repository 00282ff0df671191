/**
 * Tests run on the sources, as ES modules; types are checked by "npm run check:types". Files called *.slow.test.ts build the
 * project, run the package or need tools besides Node: each area has a script of its own for them in package.json.
 */
export default {
  testEnvironment: "<rootDir>/test/support/environment.js",
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
  extensionsToTreatAsEsm: [".ts"],
  moduleNameMapper: {
    "^#(cloud-files|crypto)$": "<rootDir>/src/auth/node-$1.ts",
    "^(\\.{1,2}/.*)\\.js$": "$1",
  },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "es6" } },
    ],
  },
};
