import type { DbHandle } from '../../../db/client.ts'
import { openDb } from '../../../db/open-db.ts'
import { startPostgres } from '../../support/postgres.ts'

export type YearDatabase = { url: string; handle: DbHandle; stop(): Promise<void> }

/** A real PostgreSQL of the year's own, migrated and empty; both instances share its pool. Stop it after the world is closed. */
export async function openYearDatabase(): Promise<YearDatabase> {
  const postgres = await startPostgres({ fsync: 'off' })
  const { url } = await postgres.createDatabase()
  const handle = await openDb({ url, poolSize: 20 })
  await handle.migrate()
  return { url, handle, stop: postgres.stop }
}
