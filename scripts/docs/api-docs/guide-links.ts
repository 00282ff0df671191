import { Converter, type Application } from "typedoc";

/**
 * Lets a guide name a symbol as a comment within the package does, by its name alone. The doors are asked in the order of
 * package.json, of which the first has nearly everything.
 */
export function linkGuidesToSymbols({ converter }: Application): void {
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const part of (project.documents ?? []).flatMap(({ content }) => content)) {
      if (part.kind !== "inline-tag" || part.tag !== "@link") continue;
      const name = part.text.trim();
      const door = project.children?.find((module) => module.getChildByName([name]));
      if (door) part.text = `${door.name}!${name} | ${name}`;
    }
  });
}
