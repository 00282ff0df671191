import { openingComment } from "./opening-comment.js";
import type { SampleCall } from "./sample-call.js";

/** A call for any POSIX shell, in a file or at its prompt; without one of its variables it is not made. */
export function curlSample(call: SampleCall): string {
  const { method, home, target, body, answer } = call;
  const implied = body === undefined ? "GET" : "POST";
  const options = [
    "--silent --show-error --fail-with-body --max-time 30",
    `--write-out '${answer.kind === "nothing" ? "%{http_code}" : ""}\\n'`,
    ...(method === "HEAD" ? ["--head"] : method === implied ? [] : [`--request ${method}`]),
    `--header "X-Auth-Token: \${OS_TOKEN:?}"`,
    ...(body === undefined
      ? []
      : [`--header "Content-Type: application/json"`, `--data ${quoted(indented(body))}`]),
    `"$base${target.map(inDoubleQuotes).join("${OS_PROJECT_ID:?}")}"`,
  ];
  return `${openingComment(call, "#", "sh sample.sh")}base=${quoted(home.baseAddress)}

curl ${options.join(" \\\n  ")}
`;
}

function indented(body: unknown): string {
  return JSON.stringify(body, null, 2).replaceAll("\n", "\n  ");
}

/** Within single quotes nothing is special but the single quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function inDoubleQuotes(text: string): string {
  return text.replace(/[\\"$`]/g, "\\$&");
}
