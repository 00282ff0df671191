import {
  DefaultTheme,
  DefaultThemeRenderContext,
  JSX,
  KindRouter,
  ReflectionKind,
  type Application,
  type Icons,
  type NavigationElement,
  type PageEvent,
  type ProjectReflection,
  type Reflection,
  type RenderTemplate,
} from "typedoc";
import { StepError } from "../../build/step.js";
import { guideKinds, guideList } from "../frame/guide-list.js";
import { Bar, Head, rootOf, Style } from "../frame/page.js";
import { apiDocsAddress, changelogAddress } from "./address.js";
import { typedocStyles } from "./styles.js";

/** The titles of the two pages that TypeDoc names after the package. */
const titles: Readonly<Record<string, string>> = {
  "index.html": "Guides",
  "modules.html": "Package reference",
};

/** TypeDoc's addresses, except that the page of a guide has the name of its file and not that of its title. */
class SiteRouter extends KindRouter {
  protected override getIdealBaseName(reflection: Reflection): string {
    const guide = reflection.isDocument()
      ? guideList().find(({ name }) => name === reflection.name)
      : undefined;
    if (guide) return `documents/${guide.file}`;
    return reflection.isDocument()
      ? `documents/${reflection.name.toLowerCase()}`
      : super.getIdealBaseName(reflection);
  }
}

/** TypeDoc's theme in the frame of the site. */
class SiteTheme extends DefaultTheme {
  override ContextClass = SiteContext;

  /** Guides by their kinds and groups in the order of guides/README.md, then the entry points of the package. */
  override buildNavigation(project: ProjectReflection): NavigationElement[] {
    const elements = super.buildNavigation(project);
    const guides = Object.entries(guideKinds).map(([kind, text]) => ({
      text,
      children: guideEntries(kind),
    }));
    const entryPoints = elements.filter(({ path = "" }) => path.startsWith("modules/"));
    const changelog = elements.filter(({ path = "" }) => changelogAddress.endsWith(`/${path}`));
    return [
      ...guides,
      ...entryPoints.map(shortened).map(withOverview),
      ...changelog.map(({ text, path = "" }) => ({ text, path })),
    ];
  }
}

/** The guides of a kind, and a list for each group of them. Entries of guides have no icon. */
function guideEntries(kind: string): NavigationElement[] {
  const entries: NavigationElement[] = [];
  for (const guide of guideList().filter((candidate) => candidate.kind === kind)) {
    const entry = { text: guide.name, path: `documents/${guide.file}.html` };
    const last = entries.at(-1);
    if (guide.group === undefined) entries.push(entry);
    else if (last?.text === guide.group) last.children?.push(entry);
    else entries.push({ text: guide.group, children: [entry] });
  }
  return entries;
}

/** "/dws" for "huaweicloud-dws-dds/dws": the sidebar is too narrow for the name of the package in each line. */
function shortened(element: NavigationElement): NavigationElement {
  return { ...element, text: element.text.replace(/^[^/]+(?=\/)/, "") };
}

/** A link in a <summary> cannot be operated by keys, so the page of a module becomes the first entry below it. */
function withOverview(element: NavigationElement): NavigationElement {
  const { path, children, ...rest } = element;
  if (!children || path === undefined) return element;
  return { ...rest, children: [{ text: "Overview", path }, ...children.map(withOverview)] };
}

class SiteContext extends DefaultThemeRenderContext {
  #icons: Icons | undefined;

  /** Icons that refer to those that a script puts into the page: a page of the file system cannot read another file. */
  override get icons(): Readonly<Icons> {
    if (this.#icons) return this.#icons;
    const icons = { ...super.icons };
    for (const [name, icon] of Object.entries(super.icons))
      icons[name as keyof Icons] = () => withLocalReference(icon());
    this.#icons = icons;
    return icons;
  }

  /** The theme is chosen in the bar. */
  override settings = (): JSX.Element => <></>;

  override header = (page: PageEvent<Reflection>): JSX.Element => {
    const { model, url } = page;
    const kind =
      model.isProject() || model.isDocument() ? "" : ReflectionKind.singularString(model.kind);
    return (
      <div class="tsd-page-title">
        {model.isDeclaration() && this.breadcrumbs(model)}
        <h1 class={model.isDeprecated() ? "deprecated" : ""}>
          {kind} <span class="name">{titles[url] ?? model.name}</span> {this.reflectionFlags(model)}
        </h1>
      </div>
    );
  };

  override defaultLayout = (
    template: RenderTemplate<PageEvent<Reflection>>,
    page: PageEvent<Reflection>,
  ): JSX.Element => {
    const root = rootOf(`${apiDocsAddress}/${page.url}`);
    const asset = (name: string): string => this.relativeURL(`assets/${name}`);
    const html = (
      <html class="default" lang="en" data-base={this.relativeURL("./")}>
        <head>
          <Head root={root} />
          <title>{`${titles[page.url] ?? page.model.name} | ${page.project.name}`}</title>
          <link rel="stylesheet" href={asset("style.css")} />
          <link rel="stylesheet" href={asset("highlight.css")} />
          <Style css={typedocStyles} />
          <script defer src={asset("main.js")} />
          <script async src={asset("icons.js")} id="tsd-icons-script" />
          <script async src={asset("navigation.js")} id="tsd-nav-script" />
        </head>
        <body>
          <Bar root={root} current={placeOf(page)}>
            <a
              href="#"
              class="tsd-widget menu"
              id="tsd-toolbar-menu-trigger"
              data-toggle="menu"
              aria-label="Contents"
            >
              ☰
            </a>
          </Bar>
          <HiddenSearch />
          <div class="container container-main">
            <div class="col-content" role="main">
              {this.header(page)}
              {contentOf(template(page))}
            </div>
            <div class="col-sidebar">
              <div class="page-menu" role="navigation" aria-label="On this page">
                {this.pageSidebar(page)}
              </div>
              <div class="site-menu">{this.sidebar(page)}</div>
            </div>
          </div>
          <div class="overlay" />
        </body>
      </html>
    );
    return adapt(html);
  };
}

/** The place in the bar that a page belongs to. */
function placeOf({ url, model }: PageEvent<Reflection>): string {
  const address = `${apiDocsAddress}/${url}`;
  if (address === changelogAddress) return address;
  return `${apiDocsAddress}/${url === "index.html" || model.isDocument() ? "index" : "modules"}.html`;
}

function withLocalReference(icon: JSX.Element): JSX.Element {
  const children = icon.children.map((child) => {
    if (typeof child !== "object" || child === null || Array.isArray(child) || child.tag !== "use")
      return child;
    const { href = "" } = child.props as { readonly href?: string };
    return { ...child, props: { href: href.replace(/^.*#/, "#") } };
  });
  return { ...icon, children };
}

/** The elements of TypeDoc's search, which its script requires. The search of the site replaces it. */
function HiddenSearch(): JSX.Element {
  return (
    <div hidden>
      <button id="tsd-search-trigger" />
      <dialog id="tsd-search">
        <input id="tsd-search-input" />
        <ul id="tsd-search-results" />
        <div id="tsd-search-status" />
      </dialog>
      <script id="tsd-search-script" type="text/plain" />
    </div>
  );
}

function contentOf(template: JSX.Element | string): JSX.Element {
  return typeof template === "string" ? <JSX.Raw html={template} /> : template;
}

/** How often {@link adapt} has changed an element of each kind. */
const adapted = { "link in a summary": 0, "heading of an index": 0, "list of documents": 0 };

/**
 * Adapts what TypeDoc renders where its theme has no method for it: removes links in a <summary>, which keys cannot operate,
 * turns headings that skip a level into paragraphs, and leaves the guides out of the package reference.
 */
function adapt(element: JSX.Element, inSummary = false): JSX.Element {
  const { tag, children } = element;
  const props = (element.props ?? {}) as { readonly class?: string };
  if (inSummary && props.class === "tsd-anchor-icon") {
    adapted["link in a summary"] += 1;
    return <></>;
  }
  if (tag === "details" && children.some(isSummaryOfDocuments)) {
    adapted["list of documents"] += 1;
    return <></>;
  }
  const isIndexHeading = tag === "h5" && props.class?.includes("tsd-index-heading");
  if (isIndexHeading) adapted["heading of an index"] += 1;
  const adaptChild = (child: JSX.Children): JSX.Children => {
    if (Array.isArray(child)) return child.map(adaptChild);
    return typeof child === "object" && child !== null
      ? adapt(child, inSummary || tag === "summary")
      : child;
  };
  return { ...element, tag: isIndexHeading ? "p" : tag, children: children.map(adaptChild) };
}

function isSummaryOfDocuments(child: JSX.Children): boolean {
  if (typeof child !== "object" || child === null || Array.isArray(child)) return false;
  const props = (child.props ?? {}) as { readonly "data-key"?: string };
  return child.tag === "summary" && props["data-key"] === "section-Documents";
}

/** Fails the build if a version of TypeDoc renders other elements than {@link adapt} expects. */
export function checkAdapted(): void {
  for (const [name, count] of Object.entries(adapted))
    if (count === 0)
      throw new StepError(
        `TypeDoc has rendered no ${name}: update scripts/docs/api-docs/site-theme.tsx for its version.`,
      );
}

/** Sets the theme and the router of an application. */
export function useSiteTheme({ renderer, options }: Application): void {
  renderer.defineTheme("site", SiteTheme);
  highlightOnce(renderer);
  options.setValue("theme", "site");
  renderer.defineRouter("site", SiteRouter);
  options.setValue("router", "site");
}

/**
 * Highlights each code block once: the highlighter takes a third of the time, and a third of the blocks are repeated. Its clock
 * stands still meanwhile, since it leaves a line as it is after 500 ms, which a busy machine exceeds, and TypeDoc has no
 * option for that limit: the same input would not give the same page.
 */
function highlightOnce({ markedPlugin }: Application["renderer"]): void {
  const highlight = markedPlugin.getHighlighted.bind(markedPlugin);
  const results = new Map<string, string>();
  markedPlugin.getHighlighted = (text, language) => {
    const key = JSON.stringify([language, text]);
    const { now } = Date;
    Date.now = () => 0;
    try {
      const result = results.get(key) ?? highlight(text, language);
      results.set(key, result);
      return result;
    } finally {
      Date.now = now;
    }
  };
}
