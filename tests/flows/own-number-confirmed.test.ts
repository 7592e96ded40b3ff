import { eq, isNotNull } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordFollowUp } from '../../api/_src/features/alert/record-follow-up.ts'
import { undoFollowUp } from '../../api/_src/features/alert/undo-follow-up.ts'
import { writeAudit } from '../../api/_src/kernel/audit.ts'
import { alerts, contacts } from '../../db/schema/index.ts'
import type { FollowUpOutcome } from '../../shared/alert.ts'
import { addHr } from '../support/alerted.ts'
import {
  coverageRow,
  giveNumber,
  judgeNewContact,
  openFindings,
  touchEmployee,
} from '../support/judged.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
let lin: string
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(async () => {
  await world.reset()
  lin = await addHr(world, { userid: 'lin', role: 'hr_lead' })
})
afterAll(() => world.close())

/** A confirmed contact whose number turns out to be the employee's own; nobody had said 与家人共用. */
async function turnsOutOwn() {
  const proof = { state: 'valid', proofKind: 'link', proofAt: world.clock.now() } as const
  const named = await judgeNewContact(world, { row: proof })
  expect((await coverageRow(world, named.employeeId))?.counts).toBe(1)
  await giveNumber(world, named.employeeId, named.phone)
  await touchEmployee(world, named.employeeId)
  const [alert] = await world.db.select().from(alerts).where(isNotNull(alerts.contactId))
  return { ...named, alertId: alert?.id ?? '' }
}

async function follow(
  about: Awaited<ReturnType<typeof turnsOutOwn>>,
  outcome: FollowUpOutcome,
): Promise<string> {
  await writeAudit(world.db, world.clock.now(), {
    actorId: lin,
    action: 'contact.revealed',
    subject: about.contactId,
  })
  world.clock.advance(1_000)
  const { followUpId } = await recordFollowUp(world, {
    alertId: about.alertId,
    actorId: lin,
    scope: { all: true },
    once: `${about.alertId}${outcome}`,
    channel: 'phone',
    outcome,
  })
  await world.settle()
  return followUpId
}

describe('a contact’s number that turns out to be the employee’s own', () => {
  it('counts no more, and HR hears of it', async () => {
    const about = await turnsOutOwn()
    expect((await coverageRow(world, about.employeeId))?.counts).toBe(0)
    expect(Object.keys(await openFindings(world, about.contactId))).toEqual(['own_number'])
    const open = await world.db.select({ reasons: alerts.reasons }).from(alerts)
    expect(open.flatMap(({ reasons }) => reasons).sort()).toEqual([
      'low_score',
      'own_number',
      'uncovered',
    ])
  })

  it.each(['reached', 'in_order'] as const)(
    'counts again once HR confirmed that it reaches the family (%s), until that is taken back',
    async (outcome) => {
      const about = await turnsOutOwn()
      const followUpId = await follow(about, outcome)
      expect((await coverageRow(world, about.employeeId))?.counts).toBe(1)
      expect(await openFindings(world, about.contactId)).toEqual({})
      await undoFollowUp(world, { followUpId, actorId: lin })
      await world.settle()
      expect((await coverageRow(world, about.employeeId))?.counts).toBe(0)
      const [row] = await world.db.select().from(contacts).where(eq(contacts.id, about.contactId))
      expect(row?.sharedConfirmedAt).toBeNull()
    },
  )

  it('stays out where HR found something else', async () => {
    const about = await turnsOutOwn()
    await follow(about, 'no_answer')
    expect((await coverageRow(world, about.employeeId))?.counts).toBe(0)
  })
})
