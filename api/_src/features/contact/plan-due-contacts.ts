import { and, eq, lte, sql } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import { shanghaiDate } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { LATEST_DUE } from './contact-view.ts'
import { moveContact } from './move-contact.ts'

const PAGE = 500

/** A shorter cycle holds for what was proven before it was set, too. */
async function tightenDueDays({ db, settings }: Core): Promise<void> {
  const { askEveryDays } = await settings.read(db)
  if (askEveryDays >= LATEST_DUE) return
  const wanted = sql`(proof_at at time zone 'Asia/Shanghai')::date + ${askEveryDays}::int`
  await db.execute(sql`
    update contacts set due_on = ${wanted} where state = 'valid' and proof_at is not null and due_on > ${wanted}`)
}

/** Every valid contact whose day has come becomes `due` and is asked again (design §3). Returns how many. */
export async function planDueContacts(core: Core): Promise<number> {
  await tightenDueDays(core)
  let moved = 0
  for (;;) {
    const today = shanghaiDate(core.clock.now())
    const page = await core.db
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(eq(contacts.state, 'valid'), lte(contacts.dueOn, today)))
      .limit(PAGE)
    for (const { id } of page) {
      await inTransaction(core, async (t) => {
        const due = await moveContact(t, id, {
          transition: 'become_due',
          history: { event: 'due', actor: 'system' },
        })
        if (due) await announce(t.tx, t.now, 'contact.due', { contactId: id })
      })
    }
    moved += page.length
    if (page.length < PAGE) return moved
  }
}
