import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordFollowUp } from '../../api/_src/features/alert/record-follow-up.ts'
import { reviewAlerts } from '../../api/_src/features/alert/review-alerts.ts'
import { undoFollowUp } from '../../api/_src/features/alert/undo-follow-up.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { DAY, MINUTE } from '../../api/_src/kernel/clock.ts'
import { callTasks, challenges, contacts } from '../../db/schema/index.ts'
import type { FollowUpOutcome } from '../../shared/alert.ts'
import { addHr, openAlerts } from '../support/alerted.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

/** A contact whose question is open, and an alert about it: HR rings while the SMS is unanswered. */
async function askedAndAlerted() {
  const lin = await addHr(world, { userid: 'lin', role: 'hr_lead' })
  const asked = await world.ask()
  await world.settle()
  await world.db.insert(callTasks).values({
    id: 'cal_1',
    contactId: asked.contactId,
    employeeId: asked.employeeId,
    kind: 'vacant_insisted',
    openedAt: world.clock.now(),
  })
  await reviewAlerts(world, { employeeIds: [asked.employeeId] })
  const alertId = (await openAlerts(world))[0]?.id ?? ''
  return { ...asked, alertId, lin }
}
async function follow(
  about: Awaited<ReturnType<typeof askedAndAlerted>>,
  outcome: FollowUpOutcome,
) {
  const { alertId, lin: actorId } = about
  const scope = { all: true } as const
  const given = { alertId, actorId, scope, once: outcome, channel: 'in_person', outcome } as const
  const { followUpId } = await recordFollowUp(world, given)
  await world.settle()
  return followUpId
}
const theContact = async () => (await world.db.select().from(contacts))[0]
const openQuestions = () => world.db.select().from(challenges).where(eq(challenges.state, 'open'))
const texts = () => world.sms.accepted.filter(({ template }) => template !== 'hr_digest').length
async function pass(milliseconds: number): Promise<void> {
  world.clock.advance(milliseconds)
  await schedule.sweep(world)
  await world.settle()
}

describe('while its question is open', () => {
  it.each(['reached', 'wrong_person', 'number_dead'] as const)(
    'a contact of whom HR found out %s is not asked again',
    async (outcome) => {
      const about = await askedAndAlerted()
      const before = texts()
      await follow(about, outcome)
      for (let day = 0; day < 8; day++) await pass(DAY)
      expect(texts()).toBe(before)
    },
  )

  it.each(['reached', 'wrong_person', 'number_dead'] as const)(
    'a contact is asked as before once %s was taken back',
    async (outcome) => {
      const about = await askedAndAlerted()
      const followUpId = await follow(about, outcome)
      await pass(5 * MINUTE)
      await undoFollowUp(world, { followUpId, actorId: about.lin })
      await world.settle()
      expect(await theContact()).toMatchObject({ state: 'pending', cause: null, proofAt: null })
      expect(await openQuestions()).toHaveLength(1)
      for (let day = 0; day < 8; day++) await pass(DAY)
      expect(await theContact()).toMatchObject({ state: 'unanswered' })
    },
  )
})
