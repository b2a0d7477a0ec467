import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../support/built';

/** One source file: its path below the root, with `/`, its text and its syntax tree. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

const isMade = (name: string): boolean => name.endsWith('.generated.ts');
/** Tests, and what only tests read. */
const isOfTests = (path: string): boolean => /\.(test|sets|testing)\.tsx?$|\/(testing|readings)\//.test(path);

/** The TypeScript files below a folder that ship or print: no tests, nothing generated. */
export function sourcesBelow(folder: string): Source[] {
  const found: Source[] = [];
  const walk = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const full = join(at, entry.name);
      const path = relative(ROOT, full).split(sep).join('/');
      if (entry.isDirectory()) walk(full);
      else if (/\.tsx?$/.test(entry.name) && !isMade(entry.name) && !isOfTests(path)) {
        const text = readFileSync(full, 'utf8');
        found.push({ path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2020, true) });
      }
    }
  };
  walk(join(ROOT, folder));
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What a file imports or re-exports, types too, as written. */
export function importsOf({ tree }: Source): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
      found.push((node.moduleSpecifier as ts.StringLiteral).text);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      found.push((node.argument.literal as ts.StringLiteral).text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      found.push((node.arguments[0] as ts.StringLiteral).text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Every name used as a value that the file itself does not declare, with its line. */
export function freeNames({ tree }: Source): { name: string; line: number }[] {
  const declared = new Set<string>();
  const used: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      const isName = (parent as { name?: ts.Node }).name === node;
      const isMember = isName && (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent));
      if (isName && !isMember && !ts.isShorthandPropertyAssignment(parent)) declared.add(node.text);
      else if (!isMember) used.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return used
    .filter((node) => !declared.has(node.text))
    .map((node) => ({ name: node.text, line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1 }));
}

/** Names of exported functions that have no JSDoc directly above. */
export function undescribed({ tree }: Source): string[] {
  const found: string[] = [];
  const isExported = (node: ts.Statement): boolean =>
    ts.canHaveModifiers(node) && !!ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  const isFunction = (node: ts.Expression | undefined): boolean =>
    !!node && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));
  for (const node of tree.statements) {
    if (!isExported(node) || ts.getJSDocCommentsAndTags(node).length > 0) continue;
    if (ts.isFunctionDeclaration(node)) found.push(node.name?.text ?? 'default');
    if (ts.isVariableStatement(node))
      for (const { name, initializer } of node.declarationList.declarations)
        if (isFunction(initializer)) found.push(name.getText());
  }
  return found;
}
