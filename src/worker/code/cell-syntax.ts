import type {
  ExportNamedDeclaration,
  ExpressionStatement,
  ModuleDeclaration,
  Node,
  Pattern,
  Program,
  Statement,
} from 'acorn';
import { CodeError } from './failure.ts';
import type { Edit } from './rewrite.ts';

export interface CellSyntax {
  exports: readonly string[];
  /** What turns the text into the body of a function. */
  edits: readonly Edit[];
}

const NO_IMPORT =
  'Cells cannot import: `aq`, `op`, `tf`, `ml`, `vl` and `display` are already in scope, and so is what other cells export.';

/**
 * Strips `export`, refuses `import`, and lets the value of the last expression out.
 * @param wanted names that have to be declared at the top level.
 * @param result the variable that is given the last value.
 */
export function readCell(program: Program, wanted: readonly string[], result: string): CellSyntax {
  refuseDynamicImport(program);
  const declared = new Set<string>();
  const exports = new Set(wanted);
  const edits: Edit[] = [];
  for (const statement of program.body)
    for (const edit of readStatement(statement, declared, exports)) edits.push(edit);
  const last = program.body.at(-1);
  if (last?.type === 'ExpressionStatement' && isShown(last))
    edits.push(
      {
        start: last.expression.start,
        end: last.expression.start,
        text: `${result}.value = await (`,
      },
      { start: last.expression.end, end: last.expression.end, text: ')' },
    );
  for (const name of exports)
    if (!declared.has(name))
      throw new CodeError(
        'export',
        `The cell should declare \`${name}\`, for others use it: write \`const ${name} = …\` or \`function ${name}(…) { … }\`, outside of any braces.`,
      );
  return { exports: [...exports], edits };
}

function readStatement(
  statement: Statement | ModuleDeclaration,
  declared: Set<string>,
  exports: Set<string>,
): Edit[] {
  switch (statement.type) {
    case 'VariableDeclaration':
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      for (const name of namesOf(statement)) declared.add(name);
      return [];
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
      throw syntaxError(NO_IMPORT, statement);
    case 'ExportDefaultDeclaration':
      throw syntaxError('`export default` has no name: write `export const name = …`.', statement);
    case 'ExportNamedDeclaration':
      return readExport(statement, declared, exports);
    default:
      return [];
  }
}

function readExport(
  statement: ExportNamedDeclaration,
  declared: Set<string>,
  exports: Set<string>,
): Edit[] {
  const { declaration, source, specifiers, start, end } = statement;
  if (source) throw syntaxError(NO_IMPORT, statement);
  if (declaration) {
    for (const name of namesOf(declaration)) {
      declared.add(name);
      exports.add(name);
    }
    return [{ start, end: declaration.start, text: '' }];
  }
  for (const { local, exported } of specifiers) {
    if (
      local.type !== 'Identifier' ||
      exported.type !== 'Identifier' ||
      local.name !== exported.name
    )
      throw syntaxError('A cell exports names as they are, without `as`.', statement);
    exports.add(local.name);
  }
  return [{ start, end, text: ';' }];
}

function namesOf(
  declaration: NonNullable<ExportNamedDeclaration['declaration']>,
): readonly string[] {
  if (declaration.type === 'VariableDeclaration')
    return declaration.declarations.flatMap(({ id }) => namesOfPattern(id));
  return declaration.id ? [declaration.id.name] : [];
}

function namesOfPattern(pattern: Pattern | null): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesOfPattern(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesOfPattern);
    case 'AssignmentPattern':
      return namesOfPattern(pattern.left);
    case 'RestElement':
      return namesOfPattern(pattern.argument);
    default:
      return [];
  }
}

/** An assignment is there for what it does, not for its value. */
function isShown({ expression }: ExpressionStatement): boolean {
  return !['AssignmentExpression', 'UpdateExpression'].includes(expression.type);
}

function refuseDynamicImport(program: Program): void {
  const nodes: unknown[] = [program];
  while (nodes.length) {
    const node = nodes.pop();
    if (typeof node !== 'object' || node === null) continue;
    const { type, meta } = node as { type?: string; meta?: { name: string } };
    if (type === 'ImportExpression' || (type === 'MetaProperty' && meta?.name === 'import'))
      throw syntaxError(NO_IMPORT, node as Node);
    nodes.push(...Object.values(node));
  }
}

function syntaxError(message: string, { loc }: Pick<Node, 'loc'>): CodeError {
  const start = loc && { line: loc.start.line, column: loc.start.column + 1 };
  return new CodeError('syntax', message, start);
}
