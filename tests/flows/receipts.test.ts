import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { saveSent } from '../../api/_src/features/message/message-outcomes.ts'
import { saveReports } from '../../api/_src/features/message/message-reports.ts'
import { type Receipt, recordReceipt } from '../../api/_src/features/message/record-receipt.ts'
import { HOUR, MINUTE } from '../../api/_src/kernel/clock.ts'
import { carrierForms, challenges, contacts, messages, numbers } from '../../db/schema/index.ts'
import { announced } from '../support/announced.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

function receipt(index: number, errCode: string, change: Partial<Receipt> = {}): Receipt {
  const sent = world.sms.accepted[index]
  return {
    outId: sent?.outId ?? null,
    phone: sent?.phone ?? '',
    errCode,
    reportedAt: world.clock.now(),
    segments: 1,
    ...change,
  }
}

async function ask(phone = '13800009012') {
  const asked = await world.ask({ phone })
  await world.settle()
  return asked
}

const theMessage = async () => (await world.messages())[0]

describe('a delivery receipt', () => {
  it('says that the question has reached a handset, however often it is pushed', async () => {
    const { challengeId } = await ask()
    await recordReceipt(world, [receipt(0, 'DELIVERED'), receipt(0, 'DELIVERED')])
    await recordReceipt(world, [receipt(0, 'DELIVERED')])
    expect(await announced(world, 'message.delivered')).toHaveLength(1)
    await world.settle()
    expect(await theMessage()).toMatchObject({ state: 'delivered', segments: 1 })
    const [question] = await world.db
      .select()
      .from(challenges)
      .where(eq(challenges.id, challengeId))
    expect(question?.deliveredAt).not.toBeNull()
  })

  it('that comes before our own record of the send loses nothing', async () => {
    const { challengeId } = await ask()
    await world.db.update(messages).set({ state: 'sending', sentAt: null, bizId: null })
    await world.db.update(challenges).set({ askedAt: null })
    await recordReceipt(world, [receipt(0, 'DELIVERED')])
    await world.settle()
    expect(await theMessage()).toMatchObject({ state: 'delivered' })
    const [question] = await world.db
      .select()
      .from(challenges)
      .where(eq(challenges.id, challengeId))
    expect(question?.askedAt).not.toBeNull()
  })

  it('of many that come while the same sends are recorded waits for them in no circle', async () => {
    const now = world.clock.now()
    const all = Array.from({ length: 100 }, (_, n) => ({
      messageId: `msg_${n}`,
      outId: `out_${n}`,
    }))
    await world.db.insert(messages).values(
      all.map(({ messageId, outId }) => ({
        id: messageId,
        kind: 'notice' as const,
        contactId: `con_${messageId}`,
        employeeId: 'emp_1',
        phoneHash: 'hash',
        once: messageId,
        asked: false,
        state: 'sending' as const,
        dueAt: now,
        createdAt: now,
        claimedAt: now,
        outId,
      })),
    )
    const sent = all.map((attempt) => ({ ...attempt, bizId: null, at: now })).reverse()
    const delivered = { phoneHash: 'hash', errCode: 'DELIVERED', meaning: 'delivered' } as const
    const reports = all.map(({ outId }) => ({ ...delivered, outId, reportedAt: now, segments: 1 }))
    for (let round = 0; round < 20; round++) {
      await world.db.update(messages).set({ state: 'sending', sentAt: null })
      await Promise.all([saveSent(world.db, sent), saveReports(world.db, reports, now)])
    }
    const states = await world.db.select({ state: messages.state }).from(messages)
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['delivered']))
  })

  it('of an unknown OutId, or for another number, changes nothing', async () => {
    await ask()
    await recordReceipt(world, [
      receipt(0, 'DELIVERED', { outId: 'nobody' }),
      receipt(0, 'DELIVERED', { outId: null }),
      receipt(0, 'NO_ROUTE', { phone: '13800000000' }),
    ])
    expect(await theMessage()).toMatchObject({ state: 'sent' })
  })

  it('after a failure wins: the handset did get it', async () => {
    await ask()
    await recordReceipt(world, [receipt(0, 'EXPIRED')])
    await recordReceipt(world, [receipt(0, 'DELIVERED')])
    expect(await theMessage()).toMatchObject({ state: 'delivered', why: null })
    await recordReceipt(world, [receipt(0, 'SP_UNKNOWN_ERROR')])
    expect(await theMessage()).toMatchObject({ state: 'delivered' })
  })
})

describe('a receipt that would hurt a contact', () => {
  it('changes nothing on its own word, nor if the vendor knows better', async () => {
    const { contactId } = await ask()
    await recordReceipt(world, [receipt(0, 'INVALID_NUMBER')])
    expect(await theMessage()).toMatchObject({ state: 'sent' })
    const outId = world.sms.accepted[0]?.outId ?? ''
    const receivedAt = world.clock.now()
    world.sms.findings.set(outId, { state: 'delivered', errCode: 'DELIVERED', receivedAt })
    await world.settle()
    expect(await theMessage()).toMatchObject({ state: 'delivered' })
    const [contact] = await world.db.select().from(contacts).where(eq(contacts.id, contactId))
    expect(contact?.state).toBe('pending')
  })

  it('is forgotten if the vendor never confirms it', async () => {
    await ask()
    await recordReceipt(world, [receipt(0, 'USER_REJECT')])
    for (let i = 0; i < 15; i++) {
      await world.settle()
      world.clock.advance(5 * MINUTE)
    }
    expect(await theMessage()).toMatchObject({ state: 'sent', reportedCode: null })
    expect(await world.db.select().from(numbers)).not.toContainEqual(
      expect.objectContaining({ stoppedAt: expect.any(Date) }),
    )
  })

  it('counts once the vendor says the same: an opt-out stops the number', async () => {
    const { phone } = await ask()
    const outId = world.sms.accepted[0]?.outId ?? ''
    world.sms.findings.set(outId, { state: 'failed', errCode: 'USER_REJECT', receivedAt: null })
    await recordReceipt(world, [receipt(0, 'USER_REJECT')])
    await world.settle()
    expect(await theMessage()).toMatchObject({ state: 'failed', why: 'stop' })
    const [number] = await world.db
      .select()
      .from(numbers)
      .where(eq(numbers.phoneHash, world.vault.hash('phone', phone)))
    expect(number?.stoppedAt).not.toBeNull()
  })

  it('waits while the vendor cannot be asked, and is not lost', async () => {
    await ask()
    const outId = world.sms.accepted[0]?.outId ?? ''
    world.sms.findings.set(outId, { state: 'failed', errCode: 'INVALID_NUMBER', receivedAt: null })
    world.sms.queriesFail = true
    await recordReceipt(world, [receipt(0, 'INVALID_NUMBER')])
    await world.settle()
    expect(await theMessage()).toMatchObject({ state: 'sent' })
    world.sms.queriesFail = false
    world.clock.advance(HOUR)
    await world.settle()
    expect(await theMessage()).toMatchObject({ state: 'failed', why: 'likely_dead' })
  })
})

describe('a carrier that blocks our links', () => {
  async function askMany(count: number, carrier: 'CMCC' | 'CUCC', from = 0) {
    for (let i = from; i < from + count; i++) {
      const phone = `1380001${String(i).padStart(4, '0')}`
      await world.db
        .insert(numbers)
        .values({ phoneHash: world.vault.hash('phone', phone), carrier, status: 'normal' })
      await world.ask({ phone })
    }
    await world.settle()
  }
  const sentForms = () => world.sms.accepted.map(({ template }) => template)

  it('is told to the administrator, and whom it blocked is asked in the next form at once', async () => {
    await askMany(2, 'CMCC')
    await recordReceipt(world, [receipt(0, 'CONTENT_KEYWORD')])
    await recordReceipt(world, [receipt(0, 'CONTENT_KEYWORD')])
    await world.settle()
    expect(sentForms()).toEqual(['notice_link', 'notice_link', 'notice_fixed'])
    expect(world.sms.accepted[2]?.phone).toBe(world.sms.accepted[0]?.phone)
    expect(await world.openWarnings()).toEqual(['carrier_blocked'])
    // one text may be the carrier's trouble: everybody else is still asked by link
    expect(await world.db.select().from(carrierForms)).toEqual([])
    await askMany(1, 'CMCC', 10)
    expect(sentForms().at(-1)).toBe('notice_link')
  })

  it('is asked in the next form altogether once it blocked three numbers', async () => {
    await askMany(4, 'CMCC')
    await recordReceipt(world, [receipt(3, 'DELIVERED')])
    for (const index of [0, 1]) await recordReceipt(world, [receipt(index, 'CONTENT_KEYWORD')])
    await world.settle()
    expect(await world.db.select().from(carrierForms)).toEqual([])
    await recordReceipt(world, [receipt(2, 'NO_ROUTE')])
    await world.settle()
    expect(sentForms().filter((form) => form === 'notice_fixed')).toHaveLength(3)
    expect(await world.db.select().from(carrierForms)).toMatchObject([
      { carrier: 'CMCC', form: 'fixed' },
    ])
  })

  it('leaves nobody waiting in silence when no form is left', async () => {
    await askMany(1, 'CMCC')
    for (const index of [0, 1, 2]) {
      await recordReceipt(world, [receipt(index, 'NO_ROUTE')])
      await world.settle()
    }
    expect(sentForms()).toEqual(['notice_link', 'notice_fixed', 'notice_reply'])
    expect((await world.notices()).map(({ kind }) => kind)).toEqual(['sms_failed'])
  })

  it('is asked by reply after it blocks the fixed link too', async () => {
    await askMany(3, 'CMCC')
    await recordReceipt(
      world,
      [0, 1, 2].map((i) => receipt(i, 'NO_ROUTE')),
    )
    await world.settle()
    await recordReceipt(
      world,
      [3, 4, 5].map((i) => receipt(i, 'NO_ROUTE')),
    )
    await world.settle()
    expect(sentForms().slice(6)).toEqual(['notice_reply', 'notice_reply', 'notice_reply'])
    await recordReceipt(
      world,
      [6, 7, 8].map((i) => receipt(i, 'NO_ROUTE')),
    )
    await world.settle()
    expect(sentForms()).toHaveLength(9)
    expect(await world.db.select().from(carrierForms)).toMatchObject([{ form: 'reply' }])
  })

  it('says nothing about another carrier, and later questions start in the new form', async () => {
    await askMany(3, 'CMCC')
    await recordReceipt(
      world,
      [0, 1, 2].map((i) => receipt(i, 'NO_ROUTE')),
    )
    await world.settle()
    await askMany(1, 'CMCC', 10)
    await askMany(1, 'CUCC', 20)
    expect(sentForms().slice(6)).toEqual(['notice_fixed', 'notice_link'])
  })

  it('a message that waited for the morning leaves in the new form', async () => {
    await askMany(3, 'CMCC')
    world.clock.advance(12 * HOUR)
    await askMany(1, 'CMCC', 10)
    await recordReceipt(
      world,
      [0, 1, 2].map((i) => receipt(i, 'NO_ROUTE')),
    )
    world.clock.advance(10 * HOUR)
    await world.settle()
    expect(sentForms().slice(0, 3)).toEqual(['notice_link', 'notice_link', 'notice_link'])
    expect(new Set(sentForms().slice(3))).toEqual(new Set(['notice_fixed']))
    expect(sentForms()).toHaveLength(7)
  })
})
