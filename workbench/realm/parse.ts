import { parse, type Comment, type Node } from 'acorn';
import type { BuiltFile } from './built';
import { remembered } from './remembered';

/** A top-level function as written: `function NAME(a, b) {…}`, with the JSDoc that stands directly above it, or ''. */
export interface PlainFunction {
  name: string;
  parameters: string[];
  comment: string;
}

/** What a pushed file declares at its top level. */
export interface Declared {
  functions: PlainFunction[];
  /** Names of `var`. */
  vars: string[];
  /** Names of `const`, `let` and `class`: visible to the other files, no property of the global object. */
  lexical: string[];
}

interface Identifier extends Node {
  name: string;
}
interface Statement extends Node {
  id?: Identifier;
  kind?: string;
  params?: Node[];
  declarations?: { id: Identifier }[];
}

const parameterName = (node: Node, source: string): string =>
  node.type === 'Identifier' ? (node as Identifier).name : source.slice(node.start, node.end);

const commentAbove = (comments: readonly Comment[], start: number, source: string): string => {
  const above = comments.filter((comment) => comment.type === 'Block' && comment.end <= start).pop();
  if (!above || !above.value.startsWith('*')) return '';
  return /^[ \t]*\r?\n?[ \t]*$/.test(source.slice(above.end, start)) ? above.value : '';
};

/**
 * Parses one pushed file as ES2019 script, which is what Apps Script is sure to load: `#private` members, class fields,
 * `static` properties, `import` and `export` are syntax errors there.
 * @throws SyntaxError naming the file and line.
 */
export const declaredIn = (file: BuiltFile): Declared => declared(file.source, file.name);

const declared = remembered((source: string, name: string): Declared => {
  const comments: Comment[] = [];
  let body: Statement[];
  try {
    body = parse(source, { ecmaVersion: 2019, sourceType: 'script', onComment: comments }).body as Statement[];
  } catch (error) {
    throw new SyntaxError(`${name} would not load in Apps Script: ${(error as Error).message}`);
  }
  const found: Declared = { functions: [], vars: [], lexical: [] };
  for (const node of body) {
    if (node.type === 'FunctionDeclaration')
      found.functions.push({
        name: node.id!.name,
        parameters: node.params!.map((parameter) => parameterName(parameter, source)),
        comment: commentAbove(comments, node.start, source),
      });
    else if (node.type === 'ClassDeclaration') found.lexical.push(node.id!.name);
    else if (node.type === 'VariableDeclaration')
      (node.kind === 'var' ? found.vars : found.lexical).push(
        ...node.declarations!.map((declaration) => declaration.id.name),
      );
  }
  return found;
});
