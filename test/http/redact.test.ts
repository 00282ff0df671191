import { describe, expect, test } from "@jest/globals";
import { redactor } from "../../src/http/redact.js";

const token = `MII${"aB3+/".repeat(400)}==`;
const redact = redactor([{ "x-auth-token": token, authorization: "Basic a-password" }]);

/** The shortest of some durations in milliseconds: other work of the machine only makes them longer. */
function fastest(work: () => void): number {
  const durations = Array.from({ length: 25 }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return Math.min(...durations);
}

describe("the work for a hostile text is proportional to its length:", () => {
  test.each(
    [
      "%25",
      "%2525252",
      "\\",
      "\\u00",
      "&amp;",
      "&amp;amp;",
      "&a",
      "&#x2",
      "a+",
      "00\n;",
      "\u001b[",
      token,
      token.slice(0, -3),
      token.toLowerCase().replaceAll("+", "%2525252B"),
    ].map((part) => [part.slice(0, 20), part] as const),
  )("%j", (_, part) => {
    const textOf = (length: number) => part.repeat(length / part.length + 1).slice(0, length);
    const [short, long] = [textOf(8192), textOf(65_536)];
    redact(long); // Before the measurement, so that the code is compiled.
    const times = [short, long].map((text) => fastest(() => redact(text)));
    // Eight times as long; quadratic work would take 64 times as long.
    expect((times[1] ?? 0) / Math.max(times[0] ?? 0, 0.05)).toBeLessThan(32);
  });
});

describe("of a very long text", () => {
  test("only the first part is shown, and nothing behind it is looked at", () => {
    const shown = redact("a".repeat(10_000_000));
    expect(shown).toHaveLength(32_768);
    expect(redact(`${"a".repeat(65_536)}${token}`)).toBe(shown);
  });

  test.each([0, 1, 1000, 1999, 2004, 2005, 2006])(
    "no part of a secret is shown that begins %i characters before the end",
    (before) => {
      const shown = redact(`${"-".repeat(32_768 - before)}${token}${"-".repeat(40_000)}`);
      expect(shown).not.toContain("MIIaB3");
      expect(shown).not.toMatch(/[aB3/]/);
    },
  );

  test("many secrets in its first part move none into view from behind", () => {
    expect(redact(`${token} `.repeat(40))).toBe("(hidden) ".repeat(17).trimEnd());
  });
});

test.each([
  ["an escape sequence", "\u001b[31m red \u001b[0m", " [31m red  [0m"],
  ["an 8-bit control", "\u009b31m", " 31m"],
  ["a line break, which could begin a line of a log", "a\r\n2026 ERROR\tb", "a  2026 ERROR b"],
  ["a line separator", "a\u2028b", "a b"],
  ["a bell, a backspace and a delete", "\u0007\b\u007f\0", "    "],
  ["a change of direction", "a\u202eb\u2066c", "a b c"],
  ["nothing in letters of any language", "élan 测试 👨‍👩‍👧 é", "élan 测试 👨‍👩‍👧 é"],
])("%s is a space", (_, text, shown) => {
  expect(redact(text)).toBe(shown);
});
