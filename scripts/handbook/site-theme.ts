import { DefaultTheme, type NavigationElement, type ProjectReflection } from "typedoc";

/**
 * TypeDoc's theme with another menu: what opens and closes a part of it is no link at the same time, for a screen reader and
 * a keyboard can do only one of the two with it. The page of a module is the first thing within its part.
 */
export class SiteTheme extends DefaultTheme {
  override buildNavigation(project: ProjectReflection): NavigationElement[] {
    return super.buildNavigation(project).map(partFrom);
  }
}

function partFrom(element: NavigationElement): NavigationElement {
  const { path, ...rest } = element;
  if (!element.children || path === undefined) return element;
  return { ...rest, children: [{ text: "Overview", path }, ...element.children.map(partFrom)] };
}
