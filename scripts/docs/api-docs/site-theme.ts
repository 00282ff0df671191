import { DefaultTheme, type NavigationElement, type ProjectReflection } from "typedoc";
import { guideList } from "../site/guide-list.js";

/**
 * TypeDoc's theme with another menu. Guides come in the order of their index. What opens and closes a part of it is no link at the same time, for a screen reader and
 * a keyboard can do only one of the two with it. The page of a module is the first thing within its part.
 */
export class SiteTheme extends DefaultTheme {
  override buildNavigation(project: ProjectReflection): NavigationElement[] {
    return super.buildNavigation(project).sort(byIndex).map(partFrom);
  }
}

/** Guides come first and as their index has them; TypeDoc would sort them by their names. */
function byIndex(one: NavigationElement, other: NavigationElement): number {
  const order = guideList().map(({ file }) => `documents/${file}.html`);
  const rank = ({ path = "" }: NavigationElement): number =>
    order.includes(path) ? order.indexOf(path) : order.length;
  return rank(one) - rank(other);
}

function partFrom(element: NavigationElement): NavigationElement {
  const { path, ...rest } = element;
  if (!element.children || path === undefined) return element;
  return { ...rest, children: [{ text: "Overview", path }, ...element.children.map(partFrom)] };
}
