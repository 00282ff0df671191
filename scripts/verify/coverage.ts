// npm run coverage: how much of the descriptions the sandbox shows, and what it does not.
import { coverageFolder, describeItem, measureCoverage } from "./coverage/measure.js";

for (const { service, totals, operations, onDemand, drift } of await measureCoverage()) {
  const { operations: calls, parameters, properties, responses } = totals;
  const share = ({
    covered,
    total,
  }: {
    readonly covered: number;
    readonly total: number;
  }): string => `${covered} of ${total}`;
  console.log(
    `${service}  ${share(calls)} operations, ${share(parameters)} parameters, ${share(properties)} members, ${share(responses)} statuses`,
  );
  for (const { operationId, missing } of operations)
    for (const item of missing)
      console.log(`  not exercised: ${operationId}, ${describeItem(item)}`);
  console.log(`  only on demand: ${onDemand.join(", ")}`);
  for (const problem of drift) console.log(`  not as described: ${problem}`);
  const isWhole = [calls, parameters, responses].every(({ covered, total }) => covered === total);
  if (!isWhole || drift.length > 0) process.exitCode = 1;
}
console.log(`\n${coverageFolder}/ has the calls as HAR, and what Redocly says of them.`);
