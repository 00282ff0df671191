import type { SizeTimes } from "./growth.js";
import { median, ratios } from "../lib/statistics.js";
import { asMilliseconds, asRatio, table, verdict } from "../lib/table.js";

/** Growth that is linear varies from run to run by about so much. */
const noise = 1.15;

/** The synthetic descriptions as a table. Each ratio is the median of those of the rounds. */
export function growthReport(small: SizeTimes, large: SizeTimes): string {
  const own = (times: SizeTimes): number[] =>
    times.client.map(
      (milliseconds, round) => milliseconds + (times.schemas[round] ?? Number.NaN),
    );
  const atMost = (large.operations / small.operations) * noise;
  const notFaster = {
    words: `at most ${atMost.toFixed(1)}`,
    isMet: (value: number): boolean => value <= atMost,
  };

  function row(
    name: string,
    timesOf: (times: SizeTimes) => readonly number[],
    isOurs: boolean,
  ): string[] {
    const growth = median(ratios(timesOf(large), timesOf(small)));
    return [
      name,
      ...timeOf(small, timesOf),
      ...timeOf(large, timesOf),
      growth.toFixed(1),
      ...(isOurs ? verdict(growth, notFaster) : []),
    ];
  }

  const headings = [
    `Synthetic descriptions, medians of ${small.client.length}`,
    ...sizeHeadings(small),
    ...sizeHeadings(large),
    "growth",
    "goal",
    "",
  ];
  const rows = [
    row("client", ({ client }) => client, true),
    row("schemas", ({ schemas }) => schemas, true),
    row("our own steps together", own, true),
    row("openapi-typescript, run once", ({ types }) => types, false),
  ];

  const belowOne = { words: "below 1", isMet: (value: number): boolean => value < 1 };
  const comparison = [small, large].map((times) => {
    const each = ratios(own(times), times.types);
    return [
      `with ${times.operations} operations`,
      asRatio(median(each)),
      ...verdict(median(each), belowOne),
      each.map(asRatio).join(" "),
    ];
  });
  return `${table(headings, rows, 5)}\n\n${table(["Our own steps by openapi-typescript", "ratio", "goal", "", "each round"], comparison, 1)}`;
}

function sizeHeadings({ operations }: SizeTimes): string[] {
  return [`${operations} operations`, "per operation"];
}

function timeOf(times: SizeTimes, timesOf: (times: SizeTimes) => readonly number[]): string[] {
  const milliseconds = median(timesOf(times));
  return [asMilliseconds(milliseconds), asMilliseconds(milliseconds / times.operations)];
}
