import { describe, expect, test } from "@jest/globals";
import { hideQueries, redactor, showHeaders } from "../../src/http/redact.js";

describe("of headers, an event shows", () => {
  const shown = (name: string): string | undefined =>
    showHeaders(new Headers([[name, "value"]]), (text) => text)[name];

  test.each([
    "accept",
    "content-length",
    "content-type",
    "date",
    "location",
    "retry-after",
    "server",
    "user-agent",
    "x-project-id",
    "x-request-id",
    "x-sdk-date",
  ])("the value of %s", (name) => {
    expect(shown(name)).toBe("value");
  });

  test.each([
    "accept-encoding",
    "x-accept",
    "content",
    "content-encoding",
    "x-date",
    "date-of-birth",
    "servers",
    "x-request-idea",
    "x-sdk",
    "authorization",
    "x-auth-token",
  ])("the name of %s alone", (name) => {
    expect(shown(name)).toBe("(hidden)");
  });

  test("no query, and nothing that the client has sent", () => {
    const location = "https://host/a-secret?signature=1";
    expect(
      showHeaders(new Headers({ location }), (text) => text.replace("a-secret", "(hidden)")),
    ).toEqual({ location: "https://host/(hidden)?(hidden)" });
  });
});

test.each([
  ["https://host/p?a=1&b=2", "https://host/p?(hidden)"],
  ["https://host/p%3Fa%3D1", "https://host/p?(hidden)"],
  ["https://host/p%3fa%3D1", "https://host/p?(hidden)"],
  ["https:\\/\\/host\\u003Fa=1", "https:\\/\\/host?(hidden)"],
  ["see /p?a=1 and /q?b=2.", "see /p?(hidden) and /q?(hidden)"],
  ['{"url":"/p?a=1","b":2}', '{"url":"/p?(hidden)","b":2}'],
  ["href='/p?a=1' ", "href='/p?(hidden)' "],
  ["</p?a=1>?<b>", "</p?(hidden)>?<b>"],
  ["Why? Because", "Why? Because"],
])("hides the queries in %j", (text, shown) => {
  expect(hideQueries(text)).toBe(shown);
});

describe("a text shows", () => {
  test.each<[string, Readonly<Record<string, string>>, string, string]>([
    ["no value of a header", { "x-auth-token": "a1b2c3" }, "<a1b2c3>", "<(hidden)>"],
    ["no value without its spaces", { "x-auth-token": " a1b2c3 " }, "(a1b2c3)", "((hidden))"],
    ["no value of few words without its spaces", { a: " a/b/c/ " }, "<a/b/c/>", "<(hidden)>"],
    ["a value of five characters", { "x-auth-token": "a1b2c" }, "<a1b2c>", "<a1b2c>"],
    ["a harmless value", { "x-project-id": "a1b2c3" }, "<a1b2c3>", "<a1b2c3>"],
    ["no part of basic authentication", { a: "Basic a1b2c3" }, "<a1b2c3>", "<(hidden)>"],
    ["no part of a bearer token", { a: "bearer  a1b2c3" }, "<a1b2c3>", "<(hidden)>"],
    [
      "no parts of a signature",
      { a: "SDK Access=AKaaaa, SignedHeaders=host, Signature=b1b2b3" },
      "AKaaaa b1b2b3 host",
      "(hidden) (hidden) host",
    ],
    ["a word after basic in a value", { a: "no Basic a1b2c3" }, "<a1b2c3>", "<a1b2c3>"],
    ["no value as it is in JSON", { a: 'ab"c\\de' }, '{"a":"ab\\"c\\\\de"}', '{"a":"(hidden)"}'],
    ["no value in another case", { a: "aB/cD+eF" }, "<AB/cD+EF>", "<(hidden)>"],
    ["no value with an encoded separator", { a: "abc/def" }, "<abc%2Fdef>", "<(hidden)>"],
    ["no value with one encoded twice", { a: "abc/def" }, "<abc%252Fdef>", "<(hidden)>"],
    ["no value with one escaped as in JSON", { a: "abc/def" }, "<abc\\/def>", "<(hidden)>"],
    ["no value with one escaped by its number", { a: "abc/def" }, "<abc\\u002fdef>", "<(hidden)>"],
    ["no value with an escaped line break", { a: "abc\ndef" }, "<abc\\ndef>", "<(hidden)>"],
    ["no value with an entity of HTML", { a: "abc/def" }, "<abc&#x2F;def>", "<(hidden)>"],
    ["no value with an entity in an entity", { a: "abc&def" }, "<abc&amp;amp;def>", "<(hidden)>"],
    ["no value in a JSON pointer", { a: "abc/def" }, "<abc~1def>", "<(hidden)>"],
    ["no value of six characters with one", { a: "abc/de" }, "<abc%2Fde>", "<(hidden)>"],
    ["no value behind several backslashes", { a: "abc/def" }, "<abc\\\\u002Fdef>", "<(hidden)>"],
    ["a similar value", { a: "abc/def" }, "<abc/deg>", "<abc/deg>"],
    ["a value with other words between", { a: "abc/def" }, "<abc/x/def>", "<abc/x/def>"],
    ["words that are short together", { a: "a/b/c/" }, "a b c a/b/c/", "a b c (hidden)"],
    ["no value twice", { a: "a1b2c3" }, "a1b2c3a1b2c3 a1b2c3", "(hidden)(hidden) (hidden)"],
    [
      "no value that overlaps another",
      { a: "one-two", b: "two-six" },
      "<one-two-six>",
      "<(hidden)>",
    ],
    ["what is around a value", { a: "a1b2c3" }, "before a1b2c3 after", "before (hidden) after"],
    [
      "values of several attempts",
      { a: "first-1", b: "second-2" },
      "second-2 first-1",
      "(hidden) (hidden)",
    ],
  ])("%s", (_, sent, text, shown) => {
    expect(redactor([sent])(text)).toBe(shown);
    expect(redactor(Object.entries(sent).map(([name, value]) => ({ [name]: value })))(text)).toBe(
      shown,
    );
  });
});

test("a value behind the part of a text that is shown adds nothing to it", () => {
  const part = "-".repeat(32_768);
  expect(redactor([{ a: "a1b2c3" }])(`${part}a1b2c3`)).toBe(part);
});
