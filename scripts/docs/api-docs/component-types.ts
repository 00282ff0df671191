import ts from "typescript";
import { Converter, ReflectionKind, type Application, type Context } from "typedoc";

/** A type as the compiler keeps it, with the alias under which it is shown; the compiler's interface calls it readonly. */
type Named = { aliasSymbol?: ts.Symbol | undefined };

/**
 * Shows a component under its own name: openapi-typescript keeps it as `components["schemas"]["Snapshot"]`, an alias gives it
 * a name, and the compiler forgets that name wherever a generic interface, such as `Operations<CallOptions>`, is filled in.
 * The page of the alias itself shows the members of the component.
 */
export function showComponents(application: Application): void {
  const aliases = new Map<ts.Type, ts.Symbol>();
  /** The type whose own page is being made, which has to show what is in it and not its name. */
  let unnamed: ts.Type | undefined;
  const restore = (): void => {
    if (unnamed) (unnamed as Named).aliasSymbol = aliases.get(unnamed);
    unnamed = undefined;
  };
  application.converter.on(Converter.EVENT_BEGIN, (context) => {
    for (const [type, symbol] of componentTypes(context)) {
      aliases.set(type, symbol);
      (type as Named).aliasSymbol = symbol;
    }
  });
  application.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    restore();
    const declaration = context
      .getSymbolFromReflection(reflection)
      ?.declarations?.find(isComponentAlias);
    if (!reflection.kindOf(ReflectionKind.TypeAlias) || !declaration) return;
    reflection.comment?.modifierTags.add("@useDeclaredType");
    unnamed = context.checker.getTypeAtLocation(declaration);
    (unnamed as Named).aliasSymbol = undefined;
  });
  application.converter.on(Converter.EVENT_END, restore);
}

/** Each component that has an alias. */
function componentTypes({ programs }: Context): (readonly [ts.Type, ts.Symbol])[] {
  return programs.flatMap((program) => {
    const checker = program.getTypeChecker();
    return program.getSourceFiles().flatMap((file) =>
      file.isDeclarationFile
        ? []
        : file.statements.filter(isComponentAlias).flatMap((alias) => {
            const type = checker.getTypeAtLocation(alias);
            const symbol = checker.getSymbolAtLocation(alias.name);
            return symbol ? [[type, symbol] as const] : [];
          }),
    );
  });
}

function isComponentAlias(node: ts.Node): node is ts.TypeAliasDeclaration {
  return ts.isTypeAliasDeclaration(node) && ts.isIndexedAccessTypeNode(node.type);
}
