// Stryker changes src/ in one place after another and runs the tests that cover it: CONTRIBUTING.md says when to run it.

/** Tests that add nothing here: they compile bundles, start processes, read sources, or only repeat what others do with more values. */
const left = [
  "cli/(command-line|completion-scripts|terminal)",
  "client/examples",
  "http/(exit|load|proxy|request-path|static-imports)",
  "retention/(hostile-lists|nights)",
  "sandbox/(bundle|fuzz)",
  "validation/ajv",
];

export default {
  mutate: ["src/**/*.ts"],
  testRunner: "jest",
  testRunnerNodeArgs: ["--import", "tsx"],
  jest: {
    config: {
      runner: "<rootDir>/test/jest/mutant-runner.js",
      testEnvironment: "./test/jest/mutant-environment.js", // Stryker does not know <rootDir>.
      testEnvironmentOptions: { reloaded: "./" }, // A mutant can change what a source does when it is loaded.
      testMatch: [
        "<rootDir>/test/{auth,cli,client,dds,download,dws,ensuring,http,paging,retention,sandbox,status,validation,waiting}/**/*.test.ts",
        "<rootDir>/test/*.test.ts",
      ],
      testPathIgnorePatterns: [
        "\\.slow\\.test\\.ts$",
        ...left.map((name) => `<rootDir>/test/${name}\\.test\\.ts$`),
      ],
    },
    enableFindRelatedTests: false, // The runner knows the files that cover a mutant.
  },
  coverageAnalysis: "perTest",
  incremental: true,
  incrementalFile: "build/mutants/results.json",
  tempDirName: "build/mutants/copy",
  ignorePatterns: ["/.wireit", "/build", "/dist", "/releases"],
  disableTypeChecks: false, // tsx checks no types.
  maxTestRunnerReuse: 20, // Modules stay in memory.
  dryRunTimeoutMinutes: 15,
  reporters: ["clear-text", "html", "progress-append-only"],
  htmlReporter: { fileName: "build/mutants/index.html" },
  clearTextReporter: { logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
