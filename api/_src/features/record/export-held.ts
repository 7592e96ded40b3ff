import type { FollowUp } from '../../../../shared/alert.ts'
import type { FindingView } from '../../../../shared/cross-check.ts'
import type { Held } from '../../../../shared/held.ts'
import { readOtherNumber, readPhone } from '../../../../shared/phone.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import {
  findHeldElsewhere,
  findHeldNumber,
  listHeldCalls,
  listHeldContacts,
} from './held-queries.ts'
import { contactFacts, elsewhereFacts, numberFacts } from './held-words.ts'
import { type Line, listTimeLine } from './time-line.ts'

/** What other features know of a contact, each read at its own. */
export type HeldSources = {
  findings(contactId: string): Promise<FindingView[]>
  followUps(contactId: string): Promise<FollowUp[]>
}

/**
 * Everything that is held of whoever has this number, in full, for the person themselves (PIPL art. 45): for a reason that
 * audit keeps, one row per contact. Says nothing of other people but who named them. Throws `invalid_input` for no number.
 */
export async function exportHeld(
  core: Core,
  input: {
    phone: string
    reason: string
    actorId: string
    company: string
    retentionDays: number
    sources: HeldSources
  },
): Promise<Held> {
  const reading = readPhone(input.phone)
  const phone = reading.ok ? reading.phone : readOtherNumber(input.phone)
  if (!phone) throw new AppError('invalid_input', { field: 'phone' })
  const phoneHash = core.vault.hash('phone', phone)
  const contacts = await listHeldContacts(core, phoneHash)
  const [number, elsewhere, events] = await Promise.all([
    findHeldNumber(core.db, phoneHash),
    findHeldElsewhere(core.db, phoneHash),
    Promise.all(contacts.map(({ id }) => listEvents(core, { id, phoneHash }, input.sources))),
  ])
  await inTransaction(core, async (t) => {
    const subjects = contacts.length > 0 ? contacts.map(({ id }) => id) : ['none']
    for (const subject of subjects)
      await writeAudit(t.tx, t.now, {
        actorId: input.actorId,
        action: 'held.exported',
        subject,
        reason: input.reason,
      })
  })
  return {
    at: core.clock.now().toISOString(),
    company: input.company,
    phone,
    contacts: contacts.map((contact, place) => ({
      id: contact.id,
      facts: contactFacts(contact, input.retentionDays),
      events: events[place] ?? [],
    })),
    number: number ? numberFacts(number) : [],
    elsewhere: elsewhereFacts(elsewhere),
  }
}

type HeldEvent = Pick<Line, 'at' | 'text' | 'detail'>

/** The record's time line without what it says of others: whom else a number was compared with, who of HR looked. */
async function listEvents(
  core: Core,
  contact: { id: string; phoneHash: string },
  sources: HeldSources,
): Promise<HeldEvent[]> {
  const [findings, followUps, calls] = await Promise.all([
    sources.findings(contact.id),
    sources.followUps(contact.id),
    listHeldCalls(core.db, contact.id),
  ])
  const known = { findings: findings.map(({ details, ...finding }) => finding), followUps }
  const lines = await listTimeLine(core, contact, known)
  const events = lines.map(
    ({ at, kind, text, detail }): HeldEvent => ({
      at,
      text: kind === 'reveal' ? '公司的人事同事看了完整号码' : text,
      ...(detail ? { detail } : {}),
    }),
  )
  return [...events, ...calls].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}
