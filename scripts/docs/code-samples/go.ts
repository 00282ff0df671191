import { pascalCase } from "../../codegen/typescript.js";
import type { SampleCall, SampleList } from "./sample-call.js";
import { openingComment } from "./source-text.js";

/** A program for Go 1.21 and later with the standard library only, in the format of gofmt. */
export function goSample(call: SampleCall): string {
  const { server, method, target, body, response } = call;
  const glue = ` + os.Getenv("OS_PROJECT_ID") +${target.join("").length > 40 ? "\n\t\t" : " "}`;
  const address = target.map((piece) => JSON.stringify(piece)).join(glue);
  const packages = ["fmt", "io", "log", "net/http", "os", "time"];
  if (body !== undefined) packages.push("strings");
  if (response.kind === "list") packages.push("encoding/json");
  return `${openingComment(call, "//", "go run main.go")}package main

import (
${packages
  .sort()
  .map((name) => `\t"${name}"\n`)
  .join("")})

const base = ${JSON.stringify(server.baseUrl)}

func main() {
	log.SetFlags(0)
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	address := base + ${address}
${body === undefined ? "" : `\tbody := strings.NewReader(${rawString(body)})\n`}	request, err := http.NewRequest(http.Method${pascalCase(method.toLowerCase())}, address, ${body === undefined ? "nil" : "body"})
	if err != nil {
		return err
	}
	request.Header.Set("X-Auth-Token", os.Getenv("OS_TOKEN"))
${body === undefined ? "" : `\trequest.Header.Set("Content-Type", "application/json")\n`}
	client := http.Client{
		Timeout: 30 * time.Second,
		// By default, Go sends the token to the target of a redirect.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode < 200 || response.StatusCode > 299 {
		return fmt.Errorf("%s %s", response.Status, text)
	}
${response.kind === "list" ? showList(response) : `\tfmt.Println(${response.kind === "json" ? "string(text)" : "response.Status"})\n`}	return nil
}
`;
}

function showList({ property, shown }: SampleList): string {
  const fields = shown.map(({ name, type }) => ({
    field: name === "id" ? "ID" : pascalCase(name),
    type: type === "string" ? "string" : "any",
    tag: `\`json:${JSON.stringify(name)}\``,
  }));
  const width = (key: "field" | "type"): number =>
    Math.max(...fields.map((field) => field[key].length));
  const lines = fields.map(
    ({ field, type, tag }) =>
      `\t\t\t${field.padEnd(width("field"))} ${type.padEnd(width("type"))} ${tag}\n`,
  );
  return `	var result struct {
		Items []struct {
${lines.join("")}		} \`json:${JSON.stringify(property)}\`
	}
	if err := json.Unmarshal(text, &result); err != nil {
		return err
	}
	for _, item := range result.Items {
		fmt.Println(${fields.map(({ field }) => `item.${field}`).join(", ")})
	}
`;
}

/** JSON in backticks; a backtick within is written as an escape of JSON. */
function rawString(body: unknown): string {
  return `\`${JSON.stringify(body, null, "\t").replaceAll("`", "\\u0060").replaceAll("\n", "\n\t")}\``;
}
