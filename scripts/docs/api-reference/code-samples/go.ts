import { pascalCase } from "../../../codegen/typescript.js";
import { openingComment } from "./opening-comment.js";
import type { SampleList } from "./sample-answer.js";
import type { SampleCall } from "./sample-call.js";

/** A program for Go 1.21 and later with nothing but its standard library, formatted as gofmt does. */
export function goSample(call: SampleCall): string {
  const { home, method, target, body, answer } = call;
  const glue = ` + os.Getenv("OS_PROJECT_ID") +${target.join("").length > 40 ? "\n\t\t" : " "}`;
  const address = target.map((piece) => JSON.stringify(piece)).join(glue);
  const packages = ["fmt", "io", "log", "net/http", "os", "time"];
  if (body !== undefined) packages.push("strings");
  if (answer.kind === "list") packages.push("encoding/json");
  return `${openingComment(call, "//", "go run main.go")}package main

import (
${packages
  .sort()
  .map((name) => `\t"${name}"\n`)
  .join("")})

const base = ${JSON.stringify(home.baseAddress)}

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
		// Go would send the token on to where a redirect leads.
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
${answer.kind === "list" ? showList(answer) : `\tfmt.Println(${answer.kind === "json" ? "string(text)" : "response.Status"})\n`}	return nil
}
`;
}

function showList({ member, shown }: SampleList): string {
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
  return `	var answer struct {
		Items []struct {
${lines.join("")}		} \`json:${JSON.stringify(member)}\`
	}
	if err := json.Unmarshal(text, &answer); err != nil {
		return err
	}
	for _, item := range answer.Items {
		fmt.Println(${fields.map(({ field }) => `item.${field}`).join(", ")})
	}
`;
}

/** JSON between backticks, which only a backtick would end: JSON has an escape for it. */
function rawString(body: unknown): string {
  return `\`${JSON.stringify(body, null, "\t").replaceAll("`", "\\u0060").replaceAll("\n", "\n\t")}\``;
}
