import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where a real PostgreSQL takes `create database`; only in the projects that run on one. */
    postgresUrl: string
  }
}

/** Once per project: one real PostgreSQL, in which each test file gets a database of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres({ fsync: 'off', max_connections: '300' })
  project.provide('postgresUrl', server.url)
  return () => server.stop()
}
