import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordReceipt } from '../../api/_src/features/message/record-receipt.ts'
import { recordUplink } from '../../api/_src/features/message/record-uplink.ts'
import { DAY, HOUR } from '../../api/_src/kernel/clock.ts'
import { challenges, contacts, settings, smsPushes } from '../../db/schema/index.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
let sequence = 0
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(async () => {
  await world.reset()
  const changedAt = world.clock.now()
  await world.db.insert(settings).values({ key: 'askForm', value: 'reply', changedAt })
})
afterAll(() => world.close())

/** A contact with a question in the reply form that reached their handset. */
async function askDelivered(phone = '13800009012') {
  const asked = await world.ask({ phone })
  await world.settle()
  const sent = world.sms.accepted.at(-1)
  const reportedAt = world.clock.now()
  await recordReceipt(world, [
    { outId: sent?.outId ?? null, phone, errCode: 'DELIVERED', reportedAt, segments: 1 },
  ])
  await world.settle()
  return { ...asked, extend: sent?.extendCode ?? '' }
}

async function reply(
  phone: string,
  content: string,
  extend: string,
  sequenceId = `seq${++sequence}`,
) {
  await recordUplink(world, [{ sequenceId, phone, content, destCode: `10690001${extend}` }])
  await world.settle()
}

async function stateOf(contactId: string) {
  const [contact] = await world.db.select().from(contacts).where(eq(contacts.id, contactId))
  return contact
}

const outcomes = async () =>
  (await world.db.select().from(smsPushes).where(eq(smsPushes.kind, 'uplink'))).map(
    ({ outcome }) => outcome,
  )

describe('a reply to the question', () => {
  it('the question carries no link, and 1 confirms', async () => {
    const { contactId, phone, extend } = await askDelivered()
    expect(world.sms.accepted[0]?.template).toBe('notice_reply')
    await reply(phone, ' １。', extend)
    expect(await stateOf(contactId)).toMatchObject({ state: 'valid', proofKind: 'sms_reply' })
  })

  it('2 says that they do not know the employee', async () => {
    const { contactId, phone, extend } = await askDelivered()
    await reply(phone, '2', extend)
    expect(await stateOf(contactId)).toMatchObject({ state: 'invalid', cause: 'wrong_person' })
  })

  it('pushed twice counts once, and a later 2 changes nothing', async () => {
    const { contactId, phone, extend } = await askDelivered()
    await reply(phone, '1', extend, 'same')
    await reply(phone, '2', extend, 'same')
    await reply(phone, '2', extend)
    expect(await stateOf(contactId)).toMatchObject({ state: 'valid' })
    expect(await outcomes()).toEqual(['agree', 'no_question'])
  })

  it('to two open questions of one number, each is told apart by its extend code', async () => {
    const first = await askDelivered()
    const second = await askDelivered()
    expect(first.extend).not.toBe(second.extend)
    await reply(second.phone, '1', second.extend)
    expect(await stateOf(first.contactId)).toMatchObject({ state: 'pending' })
    expect(await stateOf(second.contactId)).toMatchObject({ state: 'valid' })
  })
})

describe('no change', () => {
  it.each([
    ['without a fitting extend code', '1', 'xx', 'ambiguous'],
    ['for words that nobody asked for', '好的', null, 'unread'],
  ])('%s', async (_, content, extend, outcome) => {
    const asked = await askDelivered()
    await reply(asked.phone, content, extend ?? asked.extend)
    expect(await stateOf(asked.contactId)).toMatchObject({ state: 'pending' })
    expect(await outcomes()).toEqual([outcome])
  })

  it('before the question was delivered', async () => {
    const { contactId, phone } = await world.ask()
    await world.settle()
    await reply(phone, '1', world.sms.accepted[0]?.extendCode ?? '')
    expect(await stateOf(contactId)).toMatchObject({ state: 'pending' })
    expect(await outcomes()).toEqual(['no_question'])
  })

  it('from a number that nobody asked', async () => {
    const { contactId, extend } = await askDelivered()
    await reply('13900001111', '1', extend)
    await reply('13900001111', '退订', extend)
    expect(await stateOf(contactId)).toMatchObject({ state: 'pending' })
    expect(await outcomes()).toEqual(['no_question', 'unknown_number'])
  })
})

it.each(['退订', 'td', ' Ｔ '])('%j stops the number: no SMS follows', async (word) => {
  const { phone, extend } = await askDelivered()
  await reply(phone, word, extend)
  const before = world.sms.calls.length
  await world.db.update(challenges).set({ state: 'open', repeatAt: world.clock.now() })
  world.clock.advance(DAY)
  await world.settle()
  expect(world.sms.calls).toHaveLength(before)
  expect(await outcomes()).toEqual(['stop'])
})

describe('more than 1 % "2" within an hour', () => {
  it('stops automatic invalidation and tells the administrator; the hour after, it goes on', async () => {
    const asked = []
    for (let i = 0; i < 5; i++) asked.push(await askDelivered(`1380000902${i}`))
    for (const { phone, extend } of asked.slice(0, 4)) await reply(phone, '2', extend)
    const states = []
    for (const { contactId } of asked) states.push((await stateOf(contactId))?.state)
    expect(states).toEqual(['invalid', 'invalid', 'pending', 'pending', 'pending'])
    expect(await world.openWarnings()).toContain('declines_flood')
    world.clock.advance(2 * HOUR)
    const last = asked[4]
    if (last) await reply(last.phone, '2', last.extend)
    expect(await stateOf(last?.contactId ?? '')).toMatchObject({ state: 'invalid' })
  })
})
