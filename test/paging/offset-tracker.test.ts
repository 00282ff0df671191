import { describe, expect, test } from "@jest/globals";
import { OffsetTracker } from "../../src/paging/offset-tracker.js";

const pagination = {
  operation: "listThings",
  offset: "offset",
  unit: "item" as const,
  limit: "limit",
  items: "things",
  total: "count",
};
const pageOf = (ids: string, count?: number) => ({
  things: Array.from(ids, (id) => ({ id })),
  ...(count !== undefined && { count }),
});
const trackerOf = ({
  unit = "item",
  limit = 3,
  start = 0,
  concurrency = 1,
}: {
  readonly unit?: "page" | "item";
  readonly limit?: number;
  readonly start?: number;
  readonly concurrency?: number;
} = {}) => new OffsetTracker({ ...pagination, unit }, limit, start, concurrency);
/** Takes pages in turn at the offset of each, and returns the ids that are new on each. */
const takeAll = (tracker: OffsetTracker, ...pages: readonly ReturnType<typeof pageOf>[]) =>
  pages.map((page) =>
    tracker
      .take(page, tracker.offset)
      ?.things.map(({ id }) => id)
      .join(""),
  );

describe("the next page begins", () => {
  test.each([
    ["behind the items of a page", { start: 4 }, ["abc"], [7, 3]],
    ["behind the items of a page that is shorter than the limit", {}, ["ab"], [2, 3]],
    ["one page later, by number", { unit: "page" }, ["abc"], [1, 3]],
    ["one page later, with the size that the service allows", { unit: "page" }, ["ab"], [1, 2]],
    [
      "one page later with the same limit, from a later start",
      { unit: "page", start: 2 },
      ["ab"],
      [3, 3],
    ],
    [
      "one page later with the same limit, if the page is longer",
      { unit: "page" },
      ["abcd"],
      [1, 3],
    ],
    ["one page later with the same limit, if the page is empty", { unit: "page" }, [""], [1, 3]],
    [
      "by number, after a second page without what the first has",
      { unit: "page" },
      ["abc", "def"],
      [2, 3],
    ],
    [
      "by number, after a second page that repeats one item",
      { unit: "page" },
      ["abc", "cde"],
      [2, 3],
    ],
    [
      "behind the items, after a second page that repeats two",
      { unit: "page" },
      ["abc", "bcd"],
      [3, 3],
    ],
    [
      "where the unit is tested, and then behind the items",
      { unit: "page" },
      ["abc", "bcd", "def"],
      [6, 3],
    ],
    ["at the third page, if the test shows pages", { unit: "page" }, ["abc", "bcd", "xyz"], [2, 3]],
    ["behind one item, if the limit is 1", { unit: "page", limit: 1, start: 5 }, ["a"], [6, 1]],
    [
      "behind one item that repeats, if the limit is 1",
      { unit: "page", limit: 1 },
      ["a", "a"],
      [2, 1],
    ],
    ["behind the items, where offsets count them, even if two repeat", {}, ["abc", "bcd"], [6, 3]],
  ] as const)("%s", (_, options, ids, [offset, limit]) => {
    const tracker = trackerOf(options);
    takeAll(tracker, ...ids.map((page) => pageOf(page)));
    expect([tracker.offset, tracker.limit]).toEqual([offset, limit]);
  });
});

describe("the new items of a page are", () => {
  test("those that neither of the last two pages has, once each", () => {
    expect(
      takeAll(trackerOf(), pageOf("abc"), pageOf("cdd"), pageOf("bef"), pageOf("fgh")),
    ).toEqual(["abc", "d", "ef", "gh"]);
  });

  test("the page itself if all are new, and a copy otherwise, with its other properties", () => {
    const tracker = trackerOf();
    const page = pageOf("abc", 9);
    expect(tracker.take(page, 0)).toBe(page);
    expect(tracker.take(pageOf("cde", 9), 2)).toEqual(pageOf("de", 9));
  });

  test("none of an empty page, which is only returned as the first", () => {
    const tracker = trackerOf();
    const empty = pageOf("");
    expect([tracker.take(empty, 0), tracker.take(empty, 0)]).toEqual([empty, undefined]);
  });

  test("none of a page that only tests the unit and shows pages", () => {
    const tracker = trackerOf({ unit: "page" });
    expect(takeAll(tracker, pageOf("abc"), pageOf("bcd"), pageOf("xyz"))).toEqual([
      "abc",
      "d",
      undefined,
    ]);
    expect(takeAll(tracker, pageOf("efg"))).toEqual(["efg"]);
  });

  test("compared by id, whatever else has changed", () => {
    const tracker = trackerOf();
    tracker.take({ things: [{ id: "a", status: "CREATING" }] }, 0);
    expect(tracker.take({ things: [{ id: "a", status: "AVAILABLE" }, { id: "b" }] }, 1)).toEqual({
      things: [{ id: "b" }],
    });
  });

  test("unknown if one without an id cannot be compared", () => {
    const thing: { self?: unknown } = {};
    thing.self = thing;
    expect(() => trackerOf().take({ things: [thing] }, 0)).toThrow(
      "listThings succeeded, but an item has no id and is too deep to be compared.",
    );
  });

  test("compared by all properties without an id", () => {
    const tracker = trackerOf();
    const things = [{ id: "" }, { id: "", name: "a" }, { id: 5 }, { id: 5, name: "b" }];
    expect(tracker.take({ things }, 0)).toEqual({ things });
    expect(tracker.take({ things: [{ id: "", name: "a" }, { id: 6 }] }, 4)).toEqual({
      things: [{ id: 6 }],
    });
  });
});

describe("the list has ended", () => {
  test.each([
    ["after an empty page", {}, ["abc 99", " 99"], true],
    ["not after a full page without a total", {}, ["abc"], false],
    ["not after a full page with its total, which may be that of the page", {}, ["abc 3"], false],
    ["not after a short page with its own size as the total", {}, ["ab 2"], false],
    ["after a short page with a total that is reached", {}, ["abc 5", "de 5"], true],
    ["not after a full page with a total that is reached", {}, ["abc 6", "def 6"], false],
    ["not after a short page with a total that is not reached", {}, ["abc 9", "de 9"], false],
    ["after a short page without a new item", {}, ["abc", "bc"], true],
    ["not after the same short page again, if there are more", {}, ["ab 9", "ab 9"], false],
    ["after the same short page again, if there are no more", {}, ["ab 2", "ab 2"], true],
    ["after the same short page again without a total", {}, ["ab", "ab"], true],
    ["not after one full page without a new item", {}, ["abc 9", "abc 9"], false],
    [
      "after two full pages without a new item, if the total is reached",
      {},
      ["abc 3", "abc 3", "abc 3"],
      true,
    ],
    [
      "with the items before the start, which the total counts",
      { start: 2 },
      ["abc 7", "de 7"],
      true,
    ],
    [
      "not with pages before the start, which are not counted",
      { start: 2, unit: "page", limit: 3 },
      ["abc 7", "de 7"],
      false,
    ],
    [
      "after pages of one item, which count from the start",
      { unit: "page", limit: 1, start: 4 },
      ["a 5", "a 5", "a 5"],
      true,
    ],
  ] as const)("%s", (_, options, pages, ended) => {
    const tracker = trackerOf(options);
    for (const page of pages) {
      const [ids = "", count] = page.split(" ");
      takeAll(tracker, pageOf(ids, count === undefined ? undefined : Number(count)));
    }
    expect(tracker.ended).toBe(ended);
  });

  test("never if pages are repeated more often than they are requested side by side", () => {
    const repeat = (concurrency: number, times: number): void => {
      const tracker = trackerOf({ concurrency });
      for (let request = 0; request < times; request += 1) takeAll(tracker, pageOf("abc", 9));
    };
    expect(() => repeat(1, 2)).not.toThrow();
    expect(() => repeat(1, 3)).toThrow(
      "listThings succeeded, but the service repeats pages instead of those that follow.",
    );
    expect(() => repeat(2, 3)).not.toThrow();
    expect(() => repeat(2, 4)).toThrow("repeats pages");
  });

  test("never if a page comes again after two others", () => {
    const tracker = trackerOf();
    takeAll(tracker, pageOf("abc"), pageOf("def"), pageOf("ghi"));
    expect(() => takeAll(tracker, pageOf("abc"))).toThrow("repeats pages");
  });

  test.each([
    ["first item", "abc", "xbc"],
    ["last item", "abc", "abx"],
    ["size", "abc", "ac"],
    ["order", "abc", "cba"],
  ])("not because another page has the same items but for its %s", (_, page, similar) => {
    const tracker = trackerOf();
    expect(() =>
      takeAll(tracker, pageOf(page), pageOf("def"), pageOf("ghi"), pageOf(similar)),
    ).not.toThrow();
  });
});

describe("pages can be requested side by side", () => {
  test.each([
    ["if a total exceeds the items of the page", {}, ["abc 4"], true],
    ["not before the first page", {}, [], false],
    ["not without a total", {}, ["abc"], false],
    ["not if the total may be that of the page", {}, ["abc 3"], false],
    ["not with pages of one item, of which two cannot overlap", { limit: 1 }, ["a 4"], false],
    ["with pages of two items", { limit: 2 }, ["ab 4"], true],
    ["not if it is uncertain what an offset counts", { unit: "page" }, ["abc 9"], false],
    ["not while that is tested", { unit: "page" }, ["abc 9", "bcd 9"], false],
    [
      "once offsets have turned out to count items",
      { unit: "page" },
      ["abc 9", "bcd 9", "def 9"],
      true,
    ],
    ["if a total exceeds the items of all pages", {}, ["abc 7", "def 7"], true],
    ["not if it does not", {}, ["abc 6", "def 6"], false],
  ] as const)("%s", (_, options, pages, expected) => {
    const tracker = trackerOf(options);
    for (const page of pages) {
      const [ids = "", count] = page.split(" ");
      takeAll(tracker, pageOf(ids, count === undefined ? undefined : Number(count)));
    }
    expect(tracker.isPredictable).toBe(expected);
  });

  test("with offsets that overlap by one item, up to the total", () => {
    const tracker = trackerOf();
    takeAll(tracker, pageOf("abc", 6));
    expect([2, 3, 4].map((offset) => tracker.offsetAfter(offset))).toEqual([4, 5, undefined]);
  });

  test("and again from earlier offsets, but none before the start", () => {
    const tracker = trackerOf({ start: 5 });
    takeAll(tracker, pageOf("abc", 99));
    expect(tracker.overlappingOffsets()).toEqual([7, 5, 5]);
    takeAll(tracker, pageOf("def", 99));
    expect(tracker.overlappingOffsets()).toEqual([10, 8, 6]);
  });

  test("if each repeats an item of one of the last two", () => {
    const tracker = trackerOf();
    takeAll(tracker, pageOf("abc"), pageOf("def"), pageOf("ghi"));
    expect(["ixy", "xyd", "xyz", "abc", ""].map((ids) => tracker.follows(pageOf(ids)))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
