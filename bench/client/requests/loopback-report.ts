import { median, ratios } from "../../lib/statistics.js";
import { asRatio, atMost, table, verdict } from "../../lib/table.js";
import { notInThisBuild } from "../features.js";
import { asMicroseconds } from "../units.js";
import type { Measured, Plan } from "./measure-rounds.js";

const goals: Readonly<Record<string, number>> = {
  "this client, token": 1.2,
  "this client, AK/SK": 1.4,
};

/** The requests as a table. Each ratio is the median of those of the rounds, of which the least and the greatest stand beside it. */
export function loopbackReport({ rounds, calls }: Plan, measured: readonly Measured[]): string {
  const raw = measured[0]?.microseconds ?? [];
  const rows = measured.map(({ name, microseconds }) => {
    const limit = goals[name];
    const goal = limit === undefined ? undefined : atMost(limit, asRatio);
    if (!microseconds) return [name, "", "", "", "", goal?.words ?? "", notInThisBuild];
    const each = ratios(microseconds, raw);
    const figures = [median(each), Math.min(...each), Math.max(...each)];
    return [
      name,
      asMicroseconds(median(microseconds)),
      ...figures.map(asRatio),
      ...(goal ? verdict(median(each), goal) : []),
    ];
  });
  const title = `Loopback requests, medians of ${rounds} rounds of ${calls}`;
  return table([title, "a request", "to raw fetch", "least", "most", "goal", ""], rows, 4);
}
