import type { SampleCall } from "./sample-call.js";
import { openingComment } from "./source-text.js";

/** A call for any POSIX shell, in a file or at its prompt. The shell reports a missing environment variable. */
export function curlSample(call: SampleCall): string {
  const { method, server, target, body, response } = call;
  const implied = body === undefined ? "GET" : "POST";
  const options = [
    "--silent --show-error --fail-with-body --max-time 30",
    `--write-out '${response.kind === "empty" ? "%{http_code}" : ""}\\n'`,
    ...(method === "HEAD" ? ["--head"] : method === implied ? [] : [`--request ${method}`]),
    `--header "X-Auth-Token: \${OS_TOKEN:?}"`,
    ...(body === undefined
      ? []
      : [`--header "Content-Type: application/json"`, `--data ${quoted(indented(body))}`]),
    `"$base${target.map(inDoubleQuotes).join("${OS_PROJECT_ID:?}")}"`,
  ];
  return `${openingComment(call, "#", "sh sample.sh")}base=${quoted(server.baseUrl)}

curl ${options.join(" \\\n  ")}
`;
}

function indented(body: unknown): string {
  return JSON.stringify(body, null, 2).replaceAll("\n", "\n  ");
}

/** In single quotes, only the single quote itself is special. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function inDoubleQuotes(text: string): string {
  return text.replace(/[\\"$`]/g, "\\$&");
}
