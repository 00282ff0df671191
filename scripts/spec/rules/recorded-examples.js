/** Each JSON body that a call sends or a success brings shows an example: readers, replay and contract tests need one. */
export default (operation, _options, { path }) =>
  bodiesOf(operation).flatMap(({ name, at, body }) =>
    Object.entries(body?.content ?? {})
      .filter(
        ([, content]) => !Object.values(content.examples ?? {}).some((example) => example.summary),
      )
      .map(([type]) => ({
        message: `${operation.operationId} shows no example of ${name} with a summary: add a file to examples/ and refer to it.`,
        path: [...path, ...at, "content", type],
      })),
  );

function bodiesOf(operation) {
  const answers = Object.entries(operation.responses ?? {})
    .filter(([status]) => status.startsWith("2"))
    .map(([status, body]) => ({ name: `its answer ${status}`, at: ["responses", status], body }));
  return [{ name: "its request", at: ["requestBody"], body: operation.requestBody }, ...answers];
}
