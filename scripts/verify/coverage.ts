// npm run coverage: which operations, parameters, properties and statuses of the descriptions the sandbox covers.
import { coverageFolder, describeItem, measureCoverage, type Share } from "./coverage/measure.js";

const inWords = ({ covered, total }: Share): string => `${covered} of ${total}`;

for (const { service, totals, operations, injectedOnly, drift } of await measureCoverage()) {
  const shares = [
    `${inWords(totals.operations)} operations`,
    `${inWords(totals.parameters)} parameters`,
    `${inWords(totals.properties)} properties`,
    `${inWords(totals.responses)} statuses`,
  ];
  console.log(`${service}  ${shares.join(", ")}`);
  for (const { operationId, missing } of operations)
    for (const item of missing) console.log(`  not covered: ${operationId}, ${describeItem(item)}`);
  console.log(`  only by an injected fault: ${injectedOnly.join(", ")}`);
  for (const problem of drift) console.log(`  differs from the description: ${problem}`);
  const isComplete = Object.values(totals).every(({ covered, total }) => covered === total);
  if (!isComplete || drift.length > 0) process.exitCode = 1;
}
console.log(
  `\n${coverageFolder}/ contains the calls as HTTP archives, and the reports of Redocly.`,
);
