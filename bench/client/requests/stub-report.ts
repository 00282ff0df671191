import { median } from "../../lib/statistics.js";
import { atMost, table, verdict } from "../../lib/table.js";
import { notInThisBuild } from "../features.js";
import { asMicroseconds } from "../units.js";
import type { Measured, Plan } from "./measure-rounds.js";

const goals: Readonly<Record<string, number>> = {
  "this client, token": 13,
  "this client, AK/SK": 23,
};

/** What each client adds to a stub, as a table: the median of the differences of the rounds, the least and the greatest. */
export function stubReport({ rounds, calls }: Plan, measured: readonly Measured[]): string {
  const [stub, ...clients] = measured;
  const alone = stub?.microseconds ?? [];
  const rows = clients.map(({ name, microseconds }) => {
    const limit = goals[name];
    const goal = limit === undefined ? undefined : atMost(limit, (value) => `${value} µs`);
    if (!microseconds) return [name, "", "", "", "", goal?.words ?? "", notInThisBuild];
    const each = microseconds.map((time, round) => time - (alone[round] ?? Number.NaN));
    const figures = [median(microseconds), median(each), Math.min(...each), Math.max(...each)];
    return [name, ...figures.map(asMicroseconds), ...(goal ? verdict(median(each), goal) : [])];
  });
  const title = `Own cost over a stubbed fetch, medians of ${rounds} rounds of ${calls}`;
  return table(
    [title, "a call", "own cost", "least", "most", "goal", ""],
    [[stub?.name ?? "", asMicroseconds(median(alone))], ...rows],
    4,
  );
}
