/** Tests run on the sources, as ES modules; types are a gate of their own ("npm run check:types"). */
export default {
  testEnvironment: "node",
  maxWorkers: "100%", // Of two cores jest would use one.
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  // Commands of their own, with tools of their own: see package.json.
  testPathIgnorePatterns: [
    "/node_modules/",
    "<rootDir>/test/build/",
    "<rootDir>/test/languages/",
    "<rootDir>/test/docs/",
    "<rootDir>/test/soak/",
    "<rootDir>/test/package/",
    "<rootDir>/test/diff/",
    "<rootDir>/test/release/",
    "<rootDir>/test/workflows/",
    "<rootDir>/test/schemathesis/",
  ],
  // What the pipeline writes while tests run is none of jest's business, nor is what is installed aside.
  modulePathIgnorePatterns: [
    "<rootDir>/.wireit/",
    "<rootDir>/build/",
    "<rootDir>/dist/",
    "<rootDir>/bench/",
    "<rootDir>/test/package/consumers/",
  ],
  extensionsToTreatAsEsm: [".ts"],
  moduleNameMapper: {
    "^#crypto$": "<rootDir>/src/auth/node-crypto.ts",
    "^(\\.{1,2}/.*)\\.js$": "$1",
  },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "es6" } },
    ],
  },
};
