import fs from 'node:fs'
import { inject } from 'vitest'
import type { DbHandle } from '../../db/client.ts'
import { openDb } from '../../db/open-db.ts'
import { startNeonProxy } from './neon-proxy.ts'
import { createDatabase, type PostgresServer, startPostgres } from './postgres.ts'

export type TestDriver = DbHandle['driver']

/** The driver that this run of the suite is on: vitest.config.ts runs the flows on each of the three. */
function driverOfRun(): TestDriver {
  const { TEST_DRIVER: driver } = process.env
  return driver === 'pg' || driver === 'neon' ? driver : 'pglite'
}

/** A migrated, empty database on the driver asked for; `close` takes away all that it started. */
export async function openTestDb(
  driver: TestDriver = driverOfRun(),
  poolSize?: number,
): Promise<DbHandle> {
  if (driver === 'pglite') {
    const template = new Blob([fs.readFileSync(inject('pgliteTemplate'))])
    return openDb({ url: null, dump: template })
  }
  const { url, drop } = await newDatabase()
  const proxy = driver === 'neon' ? await startNeonProxy() : null
  const handle = await openDb({
    url,
    driver,
    ...(proxy ? { neonProxy: proxy.address } : {}),
    ...(poolSize ? { poolSize } : {}),
  })
  await handle.migrate()
  return {
    ...handle,
    async close() {
      await handle.close()
      await proxy?.close()
      await drop()
    },
  }
}

let server: Promise<PostgresServer> | null = null

async function newDatabase() {
  const shared = inject('postgresUrl')
  return shared
    ? createDatabase(shared, inject('postgresTemplate'))
    : (await sharedPostgres()).createDatabase()
}

/** One server per test process: starting one takes seconds. It ends with the process. */
function sharedPostgres(): Promise<PostgresServer> {
  server ??= startPostgres()
  return server
}
