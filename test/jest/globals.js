// What "@jest/globals" is to a test file and the modules that are loaded anew for it.
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } =
  globalThis[Symbol.for("jest globals")];
