import { desc } from 'drizzle-orm'
import { readConfig } from '../../../api/_src/config.ts'
import { createContext } from '../../../api/_src/context.ts'
import { requestSync } from '../../../api/_src/features/directory/request-sync.ts'
import { syncDirectory } from '../../../api/_src/flow/sync-directory.ts'
import { openDb } from '../../../db/open-db.ts'
import { directorySyncs } from '../../../db/schema/index.ts'
import { secondsOf } from '../support/take-turns.ts'

// The product as it is configured, reading the whole directory whenever it is told to.
const handle = await openDb({ url: process.env.DATABASE_URL ?? null })
const context = createContext(readConfig(process.env), { db: handle.db })

async function counts(): Promise<unknown> {
  const { state, counts, trouble } = directorySyncs
  const [last] = await handle.db
    .select({ state, counts, trouble })
    .from(directorySyncs)
    .orderBy(desc(directorySyncs.createdAt))
    .limit(1)
  return last
}

process.on('message', async () => {
  const seconds = await secondsOf(async () => {
    await requestSync(context, { askedBy: null })
    await syncDirectory(context)
  })
  const megabytes = process.resourceUsage().maxRSS / 1024
  process.send?.({ seconds, megabytes, last: await counts() })
})
process.send?.('ready')
