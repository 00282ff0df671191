import importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/** Limits of every function, whatever language a file is written in. */
const functionSize = {
  complexity: ["error", 15],
  "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
};

export default tseslint.config(
  {
    ignores: [
      "build/",
      "dist/",
      "generated/",
      ".wireit/",
      "test/package/consumers/",
      // Compiled in the folder to which a test copies it, beside a generated client.
      "test/languages/hey-api-typescript/",
    ],
  },
  {
    files: ["**/*.{ts,tsx,js,mjs}"],
    plugins: { "import-x": importX },
    languageOptions: { ecmaVersion: 2023, sourceType: "module" },
    settings: {
      "import-x/extensions": [".ts", ".tsx", ".js", ".mjs"],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts", ".tsx"] },
    },
    rules: {
      ...functionSize,
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: "./tsconfig.json" } },
    rules: {
      // The project has no enumerations, and the rule takes a third of the time of all.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      // The compiler reports them: noUnusedLocals and noUnusedParameters. cspell:ignore vars
      "@typescript-eslint/no-unused-vars": "off",
      // Numbers and Booleans are readable in a template; objects are not.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      // tsconfig.json requires brackets where a name is not declared.
      "@typescript-eslint/dot-notation": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    // A describe() holds the tests of one subject, and a table of tests is one function.
    files: ["test/**"],
    rules: { "max-lines-per-function": "off" },
  },
  {
    // Node runs these programs as they are, so that they assert no type of what a file contains.
    files: ["test/recipes/*/program.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
    },
  },
);
