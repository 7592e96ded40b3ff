import { rescoreAll } from '../../../api/_src/features/score/rescore-all.ts'
import { listNextScoreFacts } from '../../../api/_src/features/score/score-facts.ts'
import { shanghaiInstant } from '../../../api/_src/kernel/clock.ts'
import { openDb } from '../../../db/open-db.ts'
import { benchCore } from '../support/bench-core.ts'
import { benchVault } from '../support/bench-vault.ts'
import { secondsOf } from '../support/take-turns.ts'

const PAGE = 1_000

// Either rescores everybody as every night does, or reads the same rows in the same pages and does nothing.
const handle = await openDb({ url: process.env.DATABASE_URL ?? null })
// the morning that the company was seeded for
const morning = shanghaiInstant('2026-11-23', 10)
const clock = { now: () => morning }
const core = benchCore({ db: handle.db, vault: benchVault(), clock })

async function readAll(): Promise<void> {
  for (let afterId = ''; ; ) {
    const page = await listNextScoreFacts(handle.db, { afterId, limit: PAGE }, morning)
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    afterId = last.id
  }
}

process.on('message', async (asked) => {
  let changed = 0
  const seconds = await secondsOf(async () => {
    if (asked === 'read') await readAll()
    else changed = (await rescoreAll(core)).changed
  })
  process.send?.({ seconds, changed, megabytes: process.resourceUsage().maxRSS / 1024 })
})
process.send?.('ready')
