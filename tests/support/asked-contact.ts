import { sql } from 'drizzle-orm'
import { issueChallenge } from '../../api/_src/features/challenge/issue-challenge.ts'
import { issueSecrets } from '../../api/_src/features/challenge/issue-secrets.ts'
import { recordAsked } from '../../api/_src/features/challenge/record-asked.ts'
import { type Core, inTransaction } from '../../api/_src/kernel/core.ts'
import { newId } from '../../api/_src/kernel/ids.ts'
import { contacts, employees } from '../../db/schema/index.ts'
import type { Relation } from '../../shared/relation.ts'

type ContactRow = typeof contacts.$inferInsert

export type NamedContact = { employeeId: string; contactId: string; phone: string }

/** An employee who named a contact whose number is checked: what the challenge feature starts from. */
export async function nameContact(
  core: Core,
  wanted: {
    employee?: string
    name?: string
    relation?: Relation
    phone?: string
    row?: Partial<ContactRow>
  } = {},
): Promise<NamedContact> {
  const at = core.clock.now()
  const employeeId = newId('employee', at)
  const contactId = newId('contact', at)
  const phone = wanted.phone ?? '13800009012'
  await core.db.insert(employees).values({
    id: employeeId,
    employeeNo: employeeId.slice(-12),
    name: wanted.employee ?? '张敏',
    site: '苏州',
    status: 'active',
    createdAt: at,
    updatedAt: at,
  })
  await core.db.insert(contacts).values({
    id: contactId,
    employeeId,
    nameSealed: core.vault.seal('name', wanted.name ?? '王小芬'),
    relation: wanted.relation ?? '母亲',
    phoneSealed: core.vault.seal('phone', phone),
    phoneHash: core.vault.hash('phone', phone),
    channel: 'mobile',
    position: 1,
    state: 'pending',
    source: 'employee',
    createdAt: at,
    updatedAt: at,
    ...wanted.row,
  })
  return { employeeId, contactId, phone }
}

/** Plays the sender: makes the secrets of one message as its claim does. */
export async function sendSecrets(
  core: Core,
  message: { challengeId: string | null; codeId: string | null; needsLink: boolean },
) {
  return inTransaction(core, (t) =>
    issueSecrets(t, { messageId: newId('message', t.now), ...message }),
  )
}

/** Plays the sender: a notice of this question just left. */
export async function noticeLeft(core: Core, challengeId: string): Promise<void> {
  const now = core.clock.now()
  const messageId = newId('message', now)
  await core.db.execute(sql`
    insert into messages (id, kind, contact_id, employee_id, challenge_id, phone_hash, once, asked, state,
      due_at, sent_at, created_at)
    select ${messageId}, 'notice', contact_id, employee_id, id, phone_hash, ${messageId}, false, 'sent',
      ${now.toISOString()}, ${now.toISOString()}, ${now.toISOString()}
    from challenges where id = ${challengeId}`)
  await recordAsked(core, { messageIds: [messageId] })
}

export type AskedContact = NamedContact & { challengeId: string; link: string }

/** A contact with an open question whose notice has just left, and the link in it. */
export async function askContact(
  core: Core,
  wanted: Parameters<typeof nameContact>[1] = {},
): Promise<AskedContact> {
  const named = await nameContact(core, wanted)
  const issued = await issueChallenge(core, { contactId: named.contactId })
  if (issued.outcome !== 'issued') throw new Error(`not issued: ${issued.outcome}`)
  const { challengeId } = issued
  const secrets = await sendSecrets(core, { challengeId, codeId: null, needsLink: true })
  await noticeLeft(core, challengeId)
  return { ...named, challengeId, link: secrets?.link ?? '' }
}
