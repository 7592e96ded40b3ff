import type { DbHandle } from '../../../../db/client.ts'
import { type OpenDbOptions, openDb } from '../../../../db/open-db.ts'

/** Network codes, and PostgreSQL's for a wrong user, a wrong password and a database that does not exist. */
const OUT_OF_REACH = /^(E[A-Z_]+|28000|28P01|3D000|57P03)$/

/** Opens the configured database and brings it up to date. One that is out of reach is told in a sentence. */
export async function openUpToDate(database: OpenDbOptions): Promise<DbHandle> {
  const handle = await openDb(database)
  try {
    await handle.migrate()
    return handle
  } catch (error) {
    await handle.close()
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (database.url === null || !OUT_OF_REACH.test(code)) throw error
    throw new Error(
      `the database that DATABASE_URL names cannot be reached or refuses us (${code})`,
    )
  }
}
