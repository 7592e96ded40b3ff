import { sql } from 'drizzle-orm'
import type { CompanyWorld } from '../../../../tests/support/company/company-world.ts'
import { startImport } from '../../features/import/start-import.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { type ProgressBar, progressBar } from '../progress-bar.ts'

const LOOK_EVERY_MS = 500

/** 开始询问, and all that follows of it at once: every number checked, every living one asked. */
export async function startAsking(world: CompanyWorld): Promise<void> {
  const numbers = await count(
    world,
    'select count(distinct phone_hash)::int as n from staged_contacts where not own_number',
  )
  await startImport(world.context)
  let settled = false
  const finished = world.settle().finally(() => {
    settled = true
  })
  // together, so that a failure of the one is not left unheard while the other goes on
  await Promise.all([finished, followBoth()])

  async function followBoth(): Promise<void> {
    await follow(progressBar('检测', numbers), () => checksOf(world), numbers)
    const asked = await count(
      world,
      "select count(*)::int as n from contacts where state = 'pending' and not shared",
    )
    await follow(progressBar('短信', asked), () => world.sandbox.sms.log.size, asked)
  }
  async function follow(bar: ProgressBar, done: () => number, total: number): Promise<void> {
    while (!settled && done() < total) {
      bar.update(done())
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
    bar.update(done(), done())
    bar.stop()
  }
}

function checksOf({ sandbox }: CompanyWorld): number {
  return sandbox.stats().calls.PhoneNumberStatusForPublic?.calls ?? 0
}

async function count({ context }: CompanyWorld, query: string): Promise<number> {
  return rowsOf<{ n: number }>(await context.db.execute(sql.raw(query)))[0]?.n ?? 0
}
