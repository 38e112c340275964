import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { refusal } from './import-rules.mjs';
import { projectFolder } from './setup/paths.mjs';

/** @typedef {import('./import-rules.mjs').Import} Import */

const sourceFolders = ['electron', 'renderer', 'build', 'test'];
const sourceFile = /\.(?:[cm]?[jt]s|tsx|jsx)$/;

/**
 * Every import in the project that the rules refuse, as `file:line: sentence`.
 *
 * @returns {string[]}
 */
export function refusedImports() {
  return sourceFolders
    .filter((folder) => existsSync(join(projectFolder, folder)))
    .flatMap((folder) =>
      readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((file) => sourceFile.test(file))
    .flatMap((file) => importsIn(file.replaceAll('\\', '/'), readFileSync(join(projectFolder, file), 'utf8')))
    .flatMap((found) => {
      const reason = refusal(found);
      return reason
        ? [`${found.file}:${found.line}: import of ${found.specifier ?? 'something computed'}: ${reason}`]
        : [];
    });
}

/**
 * Everything that a source imports, in whatever way.
 *
 * @param {string} file its name decides how it is read (TypeScript, JSX)
 * @param {string} source
 * @returns {Import[]}
 */
export function importsIn(file, source) {
  // A source that cannot be parsed imports nothing; the type check says what is wrong with it.
  const { program, module } = parseSync(file, source);
  /** @type {Import[]} */
  const found = [];
  /**
   * @param {number} at
   * @param {string | undefined} specifier
   */
  const add = (at, specifier) => {
    const line = source.slice(0, at).split('\n').length;
    found.push({
      file,
      line,
      ...(specifier === undefined ? {} : { specifier: withPrefix(specifier) }),
    });
  };
  for (const { start, moduleRequest } of module.staticImports) {
    add(start, moduleRequest.value);
  }
  for (const { entries } of module.staticExports) {
    for (const { start, moduleRequest } of entries) {
      if (moduleRequest) add(start, moduleRequest.value);
    }
  }
  visit(program, (node) => {
    const source = requestOf(node);
    if (source) add(node.start, textOf(source));
  });
  return found.sort((one, other) => one.line - other.line);
}

/**
 * A node of the syntax tree, as far as it matters here.
 *
 * @typedef {{ type: string, start: number, [property: string]: unknown }} Node
 */

/**
 * The expression that names the module, in the ways of importing that are not import and export statements.
 *
 * @param {Node} node
 * @returns {Node | undefined}
 */
function requestOf(node) {
  if (node.type === 'ImportExpression' || node.type === 'TSImportType') return asNode(node.source);
  if (node.type === 'TSExternalModuleReference') return asNode(node.expression);
  if (node.type !== 'CallExpression' || asNode(node.callee)?.name !== 'require') return undefined;
  return Array.isArray(node.arguments) ? asNode(node.arguments[0]) : undefined;
}

/**
 * @param {Node} expression
 * @returns {string | undefined} undefined when it is not a plain text
 */
function textOf(expression) {
  if (expression.type === 'Literal' && typeof expression.value === 'string') return expression.value;
  const quasis = expression.quasis;
  if (expression.type !== 'TemplateLiteral' || !Array.isArray(quasis) || quasis.length !== 1)
    return undefined;
  return quasis[0].value.cooked;
}

/**
 * Calls back for every node below a value.
 *
 * @param {unknown} value
 * @param {(node: Node) => void} callback
 */
function visit(value, callback) {
  if (Array.isArray(value)) {
    for (const element of value) visit(element, callback);
  } else if (value !== null && typeof value === 'object') {
    const node = asNode(value);
    if (node) callback(node);
    for (const property of Object.values(value)) visit(property, callback);
  }
}

/**
 * @param {unknown} value
 * @returns {Node | undefined}
 */
function asNode(value) {
  const isNode =
    value !== null && typeof value === 'object' && 'type' in value && typeof value.type === 'string';
  return isNode ? /** @type {Node} */ (value) : undefined;
}

/**
 * The names of Node's modules may be written without their prefix.
 *
 * @param {string} specifier
 */
function withPrefix(specifier) {
  return isBuiltin(specifier) && !specifier.startsWith('node:') ? `node:${specifier}` : specifier;
}
