import { propertyName, pascalCase } from "../../../codegen/typescript.js";
import { literal, type Dialect } from "./literal.js";
import { openingComment } from "./opening-comment.js";
import type { SampleCall } from "./sample-call.js";

const dialect: Dialect = {
  words: { true: "true", false: "false", null: "null" },
  member: propertyName,
  padding: " ",
  indent: "  ",
};

/** A program with this package: it brings types, retries and pages. */
export function typescriptSample(call: SampleCall): string {
  const { service, home } = call;
  const create = `create${pascalCase(service)}Client`;
  const place =
    home.region === undefined
      ? `endpoint: ${JSON.stringify(home.baseAddress)}`
      : `region: ${JSON.stringify(home.region)}`;
  return `${openingComment(call, "//", "npm install huaweicloud-dws-dds && npx tsx sample.mts")}import {
  ${create},
  credentialsFromEnvironment,
  isApiError,
} from "huaweicloud-dws-dds";

const ${service} = ${create}({
  ${place},
  credentials: credentialsFromEnvironment(),
});

try {
${use(call)}
} catch (error) {
  if (!isApiError(error)) throw error;
  console.error(error.status, error.code, error.reason);
  process.exitCode = 1;
}
`;
}

function use({ service, operationId, input, paged, answer }: SampleCall): string {
  const start = paged
    ? `  const pager = ${service}.paginate${pascalCase(operationId)}(`
    : `  const answer = await ${service}.${operationId}(`;
  const sent = `${start}${Object.keys(input).length === 0 ? "" : literal(input, dialect, start.length, "  ")});\n`;
  const print =
    answer.kind === "list" ? answer.shown.map(({ name }) => `item.${name}`).join(", ") : "item";
  if (paged) return `${sent}  for await (const item of pager) {\n    console.log(${print});\n  }`;
  switch (answer.kind) {
    case "list": {
      const items = `answer.${answer.member}${answer.always ? "" : " ?? []"}`;
      return `${sent}  for (const item of ${items}) {\n    console.log(${print});\n  }`;
    }
    case "json":
      return `${sent}  console.log(JSON.stringify(answer, null, 2));`;
    case "nothing":
      return `${sent.replace("const answer = ", "")}  console.log("done");`;
  }
}
