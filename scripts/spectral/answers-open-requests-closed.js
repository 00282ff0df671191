/**
 * A client that was generated with a closed list throws at the value that the vendor adds next, so answers are open; a
 * wrong request is better refused before it is sent, so requests are closed.
 */
export default (description) => {
  const results = [];
  const answers = new Set();
  const requests = new Set();

  for (const [path, item] of Object.entries(description.paths ?? {})) {
    for (const [method, operation] of Object.entries(item)) {
      if (typeof operation !== "object" || !operation.responses) continue;
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      for (const parameter of parameters) checkRequest(parameter.schema, ["paths", path, method]);
      for (const content of Object.values(operation.requestBody?.content ?? {}))
        checkRequest(content.schema, ["paths", path, method, "requestBody"]);
      for (const [status, answer] of Object.entries(operation.responses)) {
        for (const content of Object.values(answer.content ?? {}))
          checkAnswer(content.schema, ["paths", path, method, "responses", status]);
      }
    }
  }
  return results;

  function checkRequest(schema, path) {
    visit(schema, requests, path, (node, place) => {
      if (node["x-extensible-enum"]) report(node, place, "A list of values in a request is closed: use enum.");
      if (node.type === "object" && node.additionalProperties !== false)
        report(node, place, "An object in a request is closed: add additionalProperties: false.");
    });
  }

  function checkAnswer(schema, path) {
    visit(schema, answers, path, (node, place) => {
      if (node.enum) report(node, place, "A list of values in an answer is open: use x-extensible-enum.");
      if (node.additionalProperties === false) report(node, place, "An object in an answer is open: leave out additionalProperties.");
    });
  }

  function visit(schema, seen, path, check) {
    if (!schema || seen.has(schema)) return;
    seen.add(schema);
    check(schema, path);
    for (const child of [...Object.values(schema.properties ?? {}), schema.items]) visit(child, seen, path, check);
  }

  function report(node, path, message) {
    const component = Object.entries(description.components?.schemas ?? {}).find(([, schema]) => schema === node);
    results.push({ message, path: component ? ["components", "schemas", component[0]] : path });
  }
};
