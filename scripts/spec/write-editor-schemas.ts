// npm run editor-schemas: writes the JSON Schemas of spec/ to .vscode/schemas.
import { mkdirSync, writeFileSync } from "node:fs";
import { inProject } from "../build/project.js";
import { editorSchemas } from "./editor-schemas.js";

mkdirSync(inProject(".vscode/schemas"), { recursive: true });
for (const { name, schema } of editorSchemas)
  writeFileSync(inProject(".vscode/schemas", name), `${JSON.stringify(schema, null, 2)}\n`);
