import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { createCalendar, periodNames } from "../../src/retention/calendar.js";
import type { RetentionItem, RetentionRules } from "../../src/retention/plan.js";
import { applyRules, itemsInScope } from "../../src/retention/rules.js";

const now = Date.parse("2026-11-29T12:00:00Z");
const day = 86_400_000;

function item(id: string, time: string, status = "AVAILABLE"): RetentionItem {
  return { id, name: `nightly-${id}`, status, time };
}

/** One item of each night, the newest first: "0" of today. */
const nights = (count: number): RetentionItem[] =>
  Array.from({ length: count }, (_, night) =>
    item(`${night}`, new Date(now - night * day - 39_600_000).toISOString().slice(0, 19)),
  );

/** The reasons to keep each item, by its id. */
function kept(
  items: readonly RetentionItem[],
  keep: RetentionRules["keep"],
  others: Omit<RetentionRules, "keep"> = {},
): Record<string, string> {
  const decision = applyRules(items, { keep, ...others }, now);
  return Object.fromEntries(decision.kept.map(({ id, reasons }) => [id, reasons.join(" ")]));
}

describe("a rule keeps", () => {
  test("the newest items", () => {
    expect(kept(nights(5), { last: 2 })).toEqual({ 0: "newest last", 1: "last" });
  });

  test("the items that started within a time before the newest one, whatever the clock says", () => {
    const items = nights(5).slice(1);
    expect(kept(items, { withinMs: 2 * day })).toEqual({
      1: "newest withinMs",
      2: "withinMs",
      3: "withinMs",
    });
  });

  test("the newest item of each of the latest days, weeks, months and years that have one", () => {
    // 29 November 2026 is a Sunday.
    expect(kept(nights(800), { daily: 3, weekly: 2, monthly: 2, yearly: 3 })).toEqual({
      0: "newest daily weekly monthly yearly",
      1: "daily",
      2: "daily",
      7: "weekly",
      29: "monthly", // 31 October 2026.
      333: "yearly", // 31 December 2025.
      698: "yearly", // 31 December 2024.
    });
  });

  test("the newest item of each of the latest hours, of which one comes twice in autumn", () => {
    const times = ["2026-10-25T01:50:00", "2026-10-25T01:10:00", "2026-10-25T00:40:00"];
    const items = times.map((time, index) => item(`${index}`, time));
    const others = { timeZone: "Europe/Berlin" };
    expect(kept(items, { hourly: 2 }, others)).toEqual({ 0: "newest hourly", 2: "hourly" });
  });

  test("days of the calendar of the time zone", () => {
    const items = [item("0", "2026-11-28T23:30:00"), item("1", "2026-11-28T22:30:00")];
    expect(kept(items, { daily: 2 })).toEqual({ 0: "newest daily" });
    expect(kept(items, { daily: 2 }, { timeZone: "Europe/Berlin" })).toEqual({
      0: "newest daily",
      1: "daily",
    });
  });

  test("always the newest complete item", () => {
    expect(kept(nights(3), { last: 0 })).toEqual({ 0: "newest" });
  });
});

describe("an item to which no rule applies is kept, says why, and does not count", () => {
  const old = item("old", "2026-11-01T00:00:00");
  test.each<[string, RetentionItem]>([
    ["status", item("x", "2026-11-29T01:00:00", "CREATING")],
    ["status", item("x", "2026-11-29T01:00:00", "RESTORING")],
    ["status", item("x", "2026-11-29T01:00:00", "")],
    ["status", item("x", "2026-11-29T01:00:00", "NOT AVAILABLE")],
    ["status", item("x", "2026-11-29T01:00:00", "AVAILABLE SOON")],
    ["status", item("x", "2026-11-29T01:00:00", "CREATION FAILED")],
    ["status", item("x", "2026-11-29T01:00:00", "FAILED OVER")],
    ["failed", item("x", "2026-11-29T01:00:00", "failed")],
    ["failed", item("x", "2026-11-29T01:00:00", "FAILED")],
    ["failed", item("x", "2026-11-29T01:00:00", "UNAVAILABLE")],
    ["time", item("x", "")],
    ["time", item("x", "yesterday")],
    ["time", item("x", "2026-02-30T00:00:00")],
    ["future", item("x", "2026-11-29T12:00:01Z")],
    ["id", item("", "2026-11-29T01:00:00")],
  ])("%s: %j", (reason, exception) => {
    expect(kept([exception, old], { last: 1 })).toEqual({
      old: "newest last",
      [exception.id]: reason,
    });
  });

  test("id: two items have it", () => {
    const twice = [item("x", "2026-11-29T01:00:00"), item("x", "2026-11-28T01:00:00")];
    expect(kept([...twice, old], { last: 1 })).toEqual({ old: "newest last", x: "id" });
  });
});

test("a rule reads statuses in any letter case", () => {
  const items = [item("0", "2026-11-29T01:00:00", "available"), item("1", "2026-11-28T01:00:00")];
  expect(kept(items, { last: 1 })).toEqual({ 0: "newest last" });
});

test("items with another prefix, and those that are being deleted, are out of scope", () => {
  const time = "2026-11-29T01:00:00";
  const statuses = ["AVAILABLE", "DISABLED", "DELETING", "deleting", "NOT DELETING", "DELETING 2"];
  const listed = statuses.map((status) => item(status, time, status));
  const scopeOf = (rules: object) =>
    itemsInScope(listed, { keep: {}, ...rules }).map(({ status }) => status);
  const inScope = ["AVAILABLE", "NOT DELETING", "DELETING 2"];
  expect([scopeOf({}), scopeOf({ namePrefix: "nightly-" })]).toEqual([inScope, inScope]);
  expect(scopeOf({ namePrefix: "ightly" })).toEqual([]);
});

test("an item that is listed twice counts once", () => {
  const [first, second, third] = nights(3);
  if (!first || !second || !third) throw new Error("There are no items.");
  expect(kept([first, first, second, first, third], { last: 2 })).toEqual({
    0: "newest last",
    1: "last",
  });
});

test("failed items are deleted once they are older than failedOlderThanMs, the oldest item first", () => {
  const items = [
    ...nights(3),
    item("new", "2026-11-28T12:00:00", "FAILED"),
    item("old", "2026-11-28T11:59:59", "UNAVAILABLE"),
    item("unreadable", "", "FAILED"),
  ];
  const decision = applyRules(items, { keep: { last: 1 }, failedOlderThanMs: day }, now);
  expect(decision.kept.map(({ id }) => id)).toEqual(["0", "new", "unreadable"]);
  expect(decision.toDelete.map(({ id }) => id)).toEqual(["2", "1", "old"]);
});

const statuses = ["AVAILABLE", "COMPLETED", "AVAILABLE", "UNAVAILABLE", "FAILED", "CREATING", ""];
/** Items around the end of a year and both changes of daylight saving time, many of which share an hour. */
const items = fc
  .array(
    fc.record({
      id: fc.constantFrom("", ...Array.from("abcdefghijklmnopqrstuvwxyz")),
      name: fc.string({ unit: "binary", maxLength: 5 }),
      status: fc.constantFrom(...statuses),
      time: fc.oneof(
        { weight: 12, arbitrary: fc.integer({ min: -800 * 24, max: 3 }).map((hours) => hours * 7) },
        { weight: 2, arbitrary: fc.integer({ min: -200, max: 5 }) },
        { weight: 1, arbitrary: fc.constant(NaN) },
      ),
    }),
    { maxLength: 60 },
  )
  .map((drafts) =>
    drafts.map(({ time, ...draft }) => ({
      ...draft,
      time: Number.isNaN(time)
        ? "unknown"
        : new Date(now + time * 1_200_000).toISOString().slice(0, 19),
    })),
  );
const countOfRule = fc.option(fc.nat(6), { nil: undefined });
const rules: fc.Arbitrary<RetentionRules> = fc.record({
  keep: fc.record({
    last: countOfRule,
    withinMs: fc.option(fc.nat(100 * day), { nil: undefined }),
    hourly: countOfRule,
    daily: countOfRule,
    weekly: countOfRule,
    monthly: countOfRule,
    yearly: countOfRule,
  }),
  timeZone: fc.constantFrom("UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia"),
  failedOlderThanMs: fc.option(fc.nat(100 * day), { nil: undefined }),
});

/** Checks a property of the decision for any items and rules. */
function holds(property: (items: RetentionItem[], rules: RetentionRules) => void): void {
  fc.assert(fc.property(items, rules, property), { numRuns: 100 });
}

const ids = (list: readonly RetentionItem[]): string[] => list.map(({ id }) => id);

describe("for any items and rules", () => {
  test("every item is either kept or deleted, and no item is both", () => {
    holds((list, given) => {
      const { kept: keeps, toDelete } = applyRules(list, given, now);
      const all = ids([...keeps, ...toDelete]).filter((id) => id !== "");
      expect(all.sort()).toEqual([...new Set(ids(list))].filter((id) => id !== "").sort());
      expect(keeps.every(({ reasons }) => reasons.length > 0)).toBe(true);
    });
  });

  test("the newest complete item is kept, and only complete or failed items of a known time are deleted", () => {
    holds((list, given) => {
      const { kept: keeps, toDelete } = applyRules(list, given, now);
      const timeOf = ({ time }: RetentionItem): number => Date.parse(`${time}Z`);
      for (const { id, status, time } of toDelete) {
        expect(id).not.toBe("");
        expect(status).toMatch(/^(AVAILABLE|COMPLETED|UNAVAILABLE|FAILED)$/);
        expect(timeOf({ id, name: "", status, time })).toBeLessThanOrEqual(now);
      }
      const deleted = toDelete.filter(({ status }) => /^(AVAILABLE|COMPLETED)$/.test(status));
      const newest = keeps.find(({ reasons }) => reasons.includes("newest"));
      for (const other of deleted)
        expect(timeOf(other)).toBeLessThanOrEqual(newest ? timeOf(newest) : NaN);
    });
  });

  test("each rule keeps as many items as it names, or one of each period that has one", () => {
    holds((list, given) => {
      const { kept: keeps, toDelete } = applyRules(list, given, now);
      const periodsOf = createCalendar(given.timeZone ?? "UTC");
      const counted = [
        ...keeps.filter(
          ({ reasons }) => !reasons.some((one) => /^(failed|status|time|future|id)$/.test(one)),
        ),
        ...toDelete.filter(({ status }) => /^(AVAILABLE|COMPLETED)$/.test(status)),
      ];
      for (const rule of periodNames) {
        const periods = new Set(counted.map(({ time }) => periodsOf(Date.parse(`${time}Z`))[rule]));
        expect(keeps.filter(({ reasons }) => reasons.includes(rule)).length).toBe(
          Math.min(given.keep[rule] ?? 0, periods.size),
        );
      }
      expect(keeps.filter(({ reasons }) => reasons.includes("last")).length).toBe(
        Math.min(given.keep.last ?? 0, counted.length),
      );
    });
  });

  test("after the deletions, the rules delete nothing, and keep the same for the same reasons", () => {
    holds((list, given) => {
      const first = applyRules(list, given, now);
      const deleted = new Set(ids(first.toDelete));
      const second = applyRules(
        list.filter(({ id }) => !deleted.has(id)),
        given,
        now,
      );
      expect(second).toEqual({ kept: first.kept, toDelete: [] });
    });
  });

  test("an item that is missing in the list, or that is new, makes the rules delete no other item in addition", () => {
    holds((list, given) => {
      const before = new Set(ids(applyRules(list, given, now).toDelete));
      for (const missing of new Set(ids(list))) {
        const after = applyRules(
          list.filter(({ id }) => id !== missing),
          given,
          now,
        );
        expect(ids(after.toDelete).filter((id) => !before.has(id))).toEqual([]);
      }
    });
  });

  test("the order of the list does not matter", () => {
    fc.assert(
      fc.property(items, rules, fc.infiniteStream(fc.nat()), (list, given, numbers) => {
        const unique = list.filter(({ id }, index) => ids(list).indexOf(id) === index);
        const order = new Map(unique.map(({ id }) => [id, numbers.next().value as number]));
        const shuffled = [...unique].sort(
          (left, right) => (order.get(left.id) ?? 0) - (order.get(right.id) ?? 0),
        );
        expect(applyRules(shuffled, given, now).toDelete).toEqual(
          applyRules(unique, given, now).toDelete,
        );
      }),
      { numRuns: 100 },
    );
  });

  test("a clock that is wrong by years deletes no complete item in addition", () => {
    holds((list, given) => {
      const safe = { ...given, failedOlderThanMs: undefined };
      const before = new Set(ids(applyRules(list, safe, now).toDelete));
      const past = list.filter(({ time }) => !(Date.parse(`${time}Z`) > now));
      const early = applyRules(list, safe, now - 400 * day);
      expect(ids(early.toDelete).filter((id) => !before.has(id))).toEqual([]);
      expect(applyRules(past, safe, now + 4000 * day)).toEqual(applyRules(past, safe, now));
    });
  });
});
