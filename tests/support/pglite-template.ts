import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDb } from '../../db/open-db.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** File with a dumped, migrated and empty PGlite folder. */
    pgliteTemplate: string
  }
}

/** Once per run: a new PGlite takes seconds and a migration more, a reloaded dump takes a fraction. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pglite-template-'))
  const file = path.join(folder, 'template.tar')
  const handle = await openDb({ url: null })
  await handle.migrate()
  const dump = await handle.dump?.()
  if (!dump) throw new Error('PGlite can always be dumped')
  fs.writeFileSync(file, Buffer.from(await dump.arrayBuffer()))
  await handle.close()
  project.provide('pgliteTemplate', file)
  return () => fs.rmSync(folder, { recursive: true, force: true })
}
