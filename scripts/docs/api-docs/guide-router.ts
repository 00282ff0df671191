import { KindRouter, type Reflection } from "typedoc";
import { guideList } from "../site/guide-list.js";

/** TypeDoc's addresses, but for the guides: a page is named after its file and not after its title. */
export class GuideRouter extends KindRouter {
  protected override getIdealBaseName(reflection: Reflection): string {
    const guide = reflection.isDocument()
      ? guideList().find(({ name }) => name === reflection.name)
      : undefined;
    return guide ? `documents/${guide.file}` : super.getIdealBaseName(reflection);
  }
}
