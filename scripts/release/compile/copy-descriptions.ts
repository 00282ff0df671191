import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Copies the descriptions: as YAML those that people read, as JSON without spaces those that programs read. OpenAPI 3.1 is
 * for programs that want no other, and JSON is YAML to them, so its addresses as YAML lead to the JSON (see package.json).
 */
export function copyDescriptions(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name.endsWith("-3.1.yaml")) continue;
    const text = readFileSync(join(from, name), "utf8");
    writeFileSync(
      join(to, name),
      name.endsWith(".json") ? `${JSON.stringify(JSON.parse(text))}\n` : text,
    );
  }
}
