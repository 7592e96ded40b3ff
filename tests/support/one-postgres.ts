import type { TestProject } from 'vitest/node'
import { openDb } from '../../db/open-db.ts'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where a real PostgreSQL takes `create database`; only in the projects that run on one. */
    postgresUrl: string
    /** A database there that is migrated and empty, to be copied. */
    postgresTemplate: string
  }
}

/** Once per project: one real PostgreSQL, in which each test file gets a copy of one migrated database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres({ fsync: 'off', max_connections: '300' })
  const template = await server.createDatabase()
  const handle = await openDb({ url: template.url, driver: 'pg' })
  await handle.migrate()
  await handle.close()
  project.provide('postgresUrl', server.url)
  project.provide('postgresTemplate', new URL(template.url).pathname.slice(1))
  return () => server.stop()
}
