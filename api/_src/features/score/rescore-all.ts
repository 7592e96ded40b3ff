import type { Core } from '../../kernel/core.ts'
import { announceAll } from '../../kernel/outbox.ts'
import { isKept, rescoreContacts } from './rescore-contacts.ts'
import { judgeSignals } from './score.ts'
import { type ContactToScore, listNextScoreFacts } from './score-facts.ts'
import { signalsOf } from './signals.ts'

const PAGE = 1_000
/** So many are written at a time: a commit waits for the disk, however little it holds. */
const WRITE = 500

/**
 * Every night: proofs fade (design §7). Looks at all live contacts in pages, one page on its way while the last one
 * is judged, and works out anew those whose score is no longer what is kept; whose risk crossed is announced.
 * Memory does not grow with the company. May run twice, or be stopped and begun again.
 */
export async function rescoreAll(core: Core): Promise<{ looked: number; changed: number }> {
  const now = core.clock.now()
  const { alertLine } = await core.settings.read(core.db)
  const read = (afterId: string) => listNextScoreFacts(core.db, { afterId, limit: PAGE }, now)
  const total = { looked: 0, changed: 0 }
  let stale: string[] = []
  let next = read('')
  for (;;) {
    const page = await next
    const last = page.at(-1)
    const isLast = page.length < PAGE || !last
    if (!isLast) next = read(last.id)
    total.looked += page.length
    stale.push(...staleOf(page, alertLine))
    if (stale.length >= WRITE || isLast) {
      const some = stale
      stale = []
      total.changed += some.length
      // whatever goes wrong here, the page under way must not be left to reject unheard
      await rescoreStale(core, some).catch(async (error: unknown) => {
        await next.catch(() => {})
        throw error
      })
    }
    if (isLast) return total
  }
}

function staleOf(page: readonly ContactToScore[], line: number): string[] {
  return page.filter((one) => !isKept(one, judgeSignals(signalsOf(one), line))).map(({ id }) => id)
}

async function rescoreStale(core: Core, contactIds: readonly string[]): Promise<void> {
  if (contactIds.length === 0) return
  const { crossed } = await rescoreContacts(core, { contactIds })
  await announceAll(
    core.db,
    core.clock.now(),
    'employee.touched',
    crossed.map((employeeId) => ({ employeeId })),
  )
}
