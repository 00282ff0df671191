import { literal, type Dialect } from "./literal.js";
import { openingComment } from "./opening-comment.js";
import type { SampleCall } from "./sample-call.js";

const dialect: Dialect = {
  words: { true: "True", false: "False", null: "None" },
  member: (name) => JSON.stringify(name),
  padding: "",
  indent: "    ",
};

/** A program for Python 3.9 and later with nothing but its standard library. */
export function pythonSample(call: SampleCall): string {
  const { home, target, answer } = call;
  const project = target.length > 1 ? `PROJECT_ID = os.environ["OS_PROJECT_ID"]\n` : "";
  const reads =
    answer.kind === "nothing" ? "print(response.status)" : "answer = json.load(response)";
  return `${openingComment(call, "#", "python3 sample.py")}${call.body === undefined && answer.kind === "nothing" ? "" : "import json\n"}import os
import sys
from urllib.error import HTTPError
from urllib.request import Request, urlopen

BASE = ${JSON.stringify(home.baseAddress)}
${project}
${request(call)}
# Unlike other headers, this one is not sent on to where a redirect leads.
request.add_unredirected_header("X-Auth-Token", os.environ["OS_TOKEN"].strip())

try:
    with urlopen(request, timeout=30) as response:
        ${reads}
except HTTPError as error:
    sys.exit(f"{error.code} {error.read().decode()}")
${show(call)}`;
}

function request({ method, target, body }: SampleCall): string {
  const pieces = target.map((piece) => JSON.stringify(piece).slice(1, -1).replace(/[{}]/g, "$&$&"));
  const options = [
    `f"{BASE}${pieces.join("{PROJECT_ID}")}"`,
    ...(method === (body === undefined ? "GET" : "POST")
      ? []
      : [`method=${JSON.stringify(method)}`]),
    ...(body === undefined
      ? []
      : [`data=json.dumps(body).encode()`, `headers={"Content-Type": "application/json"}`]),
  ];
  const written = body === undefined ? "" : `body = ${literal(body, dialect, "body = ".length)}\n`;
  return `${written}request = Request(${options.length === 1 ? options.join() : `\n${options.map((option) => `    ${option},\n`).join("")}`})`;
}

function show({ answer }: SampleCall): string {
  switch (answer.kind) {
    case "list": {
      const members = answer.shown.map(({ name }) => `item.get(${JSON.stringify(name)})`);
      return `\nfor item in answer.get(${JSON.stringify(answer.member)}, []):\n    print(${members.join(", ")})\n`;
    }
    case "json":
      return "\nprint(json.dumps(answer, indent=2))\n";
    case "nothing":
      return "";
  }
}
