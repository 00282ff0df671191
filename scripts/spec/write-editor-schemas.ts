// npm run editor-schemas: what an editor holds the files of spec/ against, written anew where a schema has changed.
import { mkdirSync, writeFileSync } from "node:fs";
import { editorSchemas } from "./editor-schemas.js";
import { inProject } from "../build/project.js";

mkdirSync(inProject(".vscode/schemas"), { recursive: true });
for (const { name, schema } of editorSchemas)
  writeFileSync(inProject(".vscode/schemas", name), `${JSON.stringify(schema, null, 2)}\n`);
