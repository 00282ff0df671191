import ts from "typescript";
import { Converter, ReflectionKind, type Application, type Context } from "typedoc";

/** The compiler's type with its alias, which its public interface has as readonly. */
type Named = { aliasSymbol?: ts.Symbol | undefined };

/**
 * Shows a component by its name: openapi-typescript declares it as `components["schemas"]["Snapshot"]` and an alias, which the
 * compiler forgets in generic interfaces such as `Operations<CallOptions>`. The page of the alias itself shows the properties
 * of the component.
 */
export function showComponents(application: Application): void {
  const aliases = new Map<ts.Type, ts.Symbol>();
  /** The type whose own page is being converted: it shows its properties and not its name. */
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
