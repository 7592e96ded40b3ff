import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { recordFollowUp } from '../../api/_src/features/alert/record-follow-up.ts'
import { reviewAlerts } from '../../api/_src/features/alert/review-alerts.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { DAY } from '../../api/_src/kernel/clock.ts'
import { newId } from '../../api/_src/kernel/ids.ts'
import { contacts } from '../../db/schema/index.ts'
import { addCovered, addHr, openAlerts } from '../support/alerted.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

async function night(): Promise<void> {
  await schedule.nightly(world)
  await world.settle()
}

it('silence that HR looked at is an alert again after thirty days, also of who is covered by somebody else', async () => {
  const now = world.clock.now()
  const lin = await addHr(world, { userid: 'lin', role: 'hr_lead' })
  const { employeeId, contactId } = await addCovered(world, { row: { state: 'unanswered' } })
  const phone = '13800009013'
  await world.db.insert(contacts).values({
    id: newId('contact', now),
    employeeId,
    nameSealed: world.vault.seal('name', '王大芬'),
    relation: '父亲',
    phoneSealed: world.vault.seal('phone', phone),
    phoneHash: world.vault.hash('phone', phone),
    channel: 'mobile',
    position: 2,
    state: 'valid',
    proofKind: 'contact_code',
    proofAt: now,
    source: 'employee',
    createdAt: now,
    updatedAt: now,
  })
  await reviewAlerts(world, { employeeIds: [employeeId] })
  const [alert] = (await openAlerts(world)).filter((one) => one.contactId === contactId)
  await recordFollowUp(world, {
    alertId: alert?.id ?? '',
    actorId: lin,
    scope: { all: true },
    once: 'k',
    channel: 'in_person',
    outcome: 'in_order',
  })
  const aboutContact = async () =>
    (await openAlerts(world)).filter((one) => one.contactId === contactId)
  world.clock.advance(29 * DAY)
  await night()
  expect(await aboutContact()).toEqual([])
  world.clock.advance(DAY)
  await night()
  expect(await aboutContact()).toMatchObject([
    { reasons: expect.arrayContaining(['never_confirmed']) },
  ])
})
