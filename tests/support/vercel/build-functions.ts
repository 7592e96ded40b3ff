import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type BuildV3, FileFsRef, type Files } from '@vercel/build-utils'
import * as vercelNode from '@vercel/node'
import { bundleFunctions } from '../../../api/_src/commands/server/bundle-functions.ts'

export type BuiltFunction = {
  /** The file to import, below `folder`. */
  handler: string
  folder: string
  bytes: number
}

// exported, but missing from the package's types
const { build } = vercelNode as unknown as { build: BuildV3 }

const root = path.resolve(import.meta.dirname, '../../..')
const SOURCES = ['api', 'db', 'shared', 'tests', 'package.json', 'tsconfig.json']

/**
 * What Vercel makes of a function, by Vercel's own builder and offline: sources are copied, bundled as
 * `vercel.json` has it, built and laid out as they would be deployed. The copy stands below the checkout, so
 * that packages are found; nothing outside it is written.
 */
export async function buildFunctions(
  entrypoints: readonly string[],
): Promise<{ functions: Map<string, BuiltFunction>; remove(): void }> {
  fs.mkdirSync(path.join(root, 'dist'), { recursive: true })
  const copy = fs.mkdtempSync(path.join(root, 'dist', 'vercel-'))
  const laidOut = fs.mkdtempSync(path.join(os.tmpdir(), 'functions-'))
  for (const source of SOURCES)
    fs.cpSync(path.join(root, source), path.join(copy, source), { recursive: true })
  await bundleFunctions(copy)
  fs.rmSync(path.join(copy, 'tests'), { recursive: true })

  const functions = new Map<string, BuiltFunction>()
  for (const entrypoint of entrypoints) {
    const folder = path.join(laidOut, entrypoint.replace(/\W/g, '-'))
    functions.set(entrypoint, await buildOne(copy, entrypoint, folder))
  }
  return {
    functions,
    remove() {
      fs.rmSync(copy, { recursive: true, force: true })
      fs.rmSync(laidOut, { recursive: true, force: true })
    },
  }
}

async function buildOne(copy: string, entrypoint: string, folder: string): Promise<BuiltFunction> {
  const settings = JSON.parse(fs.readFileSync(path.join(root, 'vercel.json'), 'utf8'))
  const workPath = path.join(copy, 'work')
  const names = fs
    .readdirSync(copy, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.statSync(path.join(copy, name)).isFile() && !name.startsWith('work'))
  // packages are installed already
  process.env.VERCEL_INSTALL_COMPLETED = '1'
  const { output } = await build({
    files: Object.fromEntries(
      names.map((name) => [name, new FileFsRef({ fsPath: path.join(copy, name), mode: 0o100644 })]),
    ),
    entrypoint,
    workPath,
    repoRootPath: root,
    config: { zeroConfig: true, ...settings.functions[entrypoint] },
    meta: {},
  })
  fs.rmSync(workPath, { recursive: true, force: true })
  if (!('files' in output) || !output.files || !('handler' in output))
    throw new Error(`${entrypoint} did not become a function`)
  return { handler: String(output.handler), folder, bytes: await layOut(output.files, folder) }
}

/** Writes a function's files as they lie in the deployed one; returns their size. */
async function layOut(files: Files, folder: string): Promise<number> {
  let bytes = 0
  for (const [name, file] of Object.entries(files)) {
    const target = path.join(folder, name)
    fs.mkdirSync(path.dirname(target), { recursive: true })
    if (file.type === 'FileFsRef') fs.cpSync(file.fsPath, target, { dereference: true })
    else if (file.type === 'FileBlob') fs.writeFileSync(target, file.data)
    bytes += fs.statSync(target).size
  }
  return bytes
}
