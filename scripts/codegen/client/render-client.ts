import { operationsOf, type Description } from "../../spec/description.js";
import { renderComponentTypes, renderValueLists } from "./components.js";
import { renderInput } from "./input.js";
import { renderInterface } from "./interface.js";
import { memberName } from "./names.js";
import { renderOperationTable } from "./operation-table.js";
import { pagerImports, renderPagers } from "./render-pagers.js";

/** The text of generated/<service>/client.ts. */
export function renderClient(service: string, description: Description): string {
  const operations = operationsOf(description);
  return [
    `// Written by "npm run build" from spec/${service}, where changes belong.\n${pagerImports(operations)}import type { components } from "./schema.js";\n`,
    renderComponentTypes(description),
    renderValueLists(description),
    ...operations.map((operation) => renderInput(description, operation)),
    renderInterface(description, operations),
    renderServers(description),
    renderOperationTable(description, operations),
    renderPagers(description, operations),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function renderServers(description: Description): string {
  const servers = description.servers.map(
    (server) =>
      `  ${memberName(server["x-speakeasy-server-id"])}: ${JSON.stringify(server.url)},\n`,
  );
  return `/** The hosts of the service: one a cloud, and one a region of a cloud (\`cloud-region\`) that has a host of its own. */\nexport const servers = {\n${servers.join("")}} as const;\n`;
}
