import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const projectFolder = fileURLToPath(new URL('../../../', import.meta.url));

/** `production` is what is shipped; `inspectable` is the same with the one fuse flipped that lets Playwright in. */
export type PackageKind = 'production' | 'inspectable';

const folders: Readonly<Record<PackageKind, string>> = {
  production: 'out/package',
  inspectable: 'out/inspectable',
};

/**
 * Absolute path of a packaged program.
 * @throws Error that says how to make it where it is missing
 */
export function packagedProgram(kind: PackageKind): string {
  const program = `${projectFolder}${folders[kind]}/linux-unpacked/offitray`;
  if (!existsSync(program)) {
    throw new Error(`There is no ${kind} build; "npm run package -- --inspectable" makes it.`);
  }
  return program;
}

/** A path below the project's folder for results, such as pictures. */
export function outputPath(name: string): string {
  return `${projectFolder}out/${name}`;
}
