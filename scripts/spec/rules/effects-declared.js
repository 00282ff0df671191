import { effectItems, effectsOf } from "../effects.js";
import { operationsOf } from "../walk.js";

/** Callers need to know what an operation deletes, overwrites, blocks or costs before they call it. */
export default (description) =>
  operationsOf(description).flatMap(({ operation, path }) => {
    const name = operation.operationId;
    const items = effectItems(effectsOf(operation)).join("\n");
    const stated = String(operation.description ?? "").match(
      /^- \*\*(?:Permission|Cost|Danger)\*\*.*$/gm,
    );
    return [
      ...(path.at(-1) === "get" || operation["x-effects"]
        ? []
        : [
            {
              message: `${name} changes something and has no x-effects: add what it deletes, overwrites, blocks and charges, or {} if no source says that it does.`,
              path,
            },
          ]),
      ...((stated ?? []).join("\n") === items
        ? []
        : [
            {
              message: `The items of ${name} about permission, cost and danger are not those of x-rolesRequirements and x-effects: remove them.`,
              path: [...path, "description"],
            },
          ]),
    ];
  });
