import type { SampleCall } from "./sample-call.js";
import { literal, openingComment, type LiteralSyntax } from "./source-text.js";

const syntax: LiteralSyntax = {
  words: { true: "True", false: "False", null: "None" },
  propertyName: (name) => JSON.stringify(name),
  padding: "",
  indent: "    ",
};

/** A program for Python 3.9 and later with the standard library only. */
export function pythonSample(call: SampleCall): string {
  const { server, target, response } = call;
  const project = target.length > 1 ? `PROJECT_ID = os.environ["OS_PROJECT_ID"]\n` : "";
  const reads =
    response.kind === "empty" ? "print(response.status)" : "result = json.load(response)";
  return `${openingComment(call, "#", "python3 sample.py")}${call.body === undefined && response.kind === "empty" ? "" : "import json\n"}import os
import sys
from urllib.error import HTTPError
from urllib.request import Request, urlopen

BASE = ${JSON.stringify(server.baseUrl)}
${project}
${request(call)}
# urllib does not send such a header to the target of a redirect.
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
  const written = body === undefined ? "" : `body = ${literal(body, syntax, "body = ".length)}\n`;
  return `${written}request = Request(${options.length === 1 ? options.join() : `\n${options.map((option) => `    ${option},\n`).join("")}`})`;
}

function show({ response }: SampleCall): string {
  switch (response.kind) {
    case "list": {
      const values = response.shown.map(({ name }) => `item.get(${JSON.stringify(name)})`);
      return `\nfor item in result.get(${JSON.stringify(response.property)}, []):\n    print(${values.join(", ")})\n`;
    }
    case "json":
      return "\nprint(json.dumps(result, indent=2))\n";
    case "empty":
      return "";
  }
}
