import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { DAY } from '../../api/_src/kernel/clock.ts'
import { announce } from '../../api/_src/kernel/outbox.ts'
import { ProviderError } from '../../api/_src/kernel/provider-error.ts'
import { challenges, contacts } from '../../db/schema/index.ts'
import { judgeNewContact, openFindings, scoreRow, touchContact } from '../support/judged.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(async () => {
  vi.restoreAllMocks()
  await world.reset()
})
afterAll(() => world.close())

const ago = (days: number) => new Date(world.clock.now().getTime() - days * DAY)
const answer = () => vi.spyOn(world.numberService, 'reassigned')
const contact = async (id: string) =>
  (await world.db.select().from(contacts).where(eq(contacts.id, id)))[0]

function proven(days: number, kind: 'contact_code' | 'employee_screen' | 'link' = 'contact_code') {
  return { state: 'valid' as const, proofKind: kind, proofAt: ago(days) }
}

async function becomeDue(contactId: string): Promise<void> {
  await world.db.update(contacts).set({ state: 'due' }).where(eq(contacts.id, contactId))
  await announce(world.db, world.clock.now(), 'contact.due', { contactId })
  await world.settle()
}

describe('before a contact is asked again half a year later', () => {
  it('the carrier is asked whether the number has another owner; yes ends the contact, and nobody strange is asked', async () => {
    const { contactId } = await judgeNewContact(world, { row: proven(180) })
    const asked = answer().mockResolvedValue('yes')
    await becomeDue(contactId)
    expect(asked).toHaveBeenCalledExactlyOnceWith('13800009012', ago(180))
    expect(await contact(contactId)).toMatchObject({ state: 'invalid', cause: 'reassigned' })
    expect(await world.db.select().from(challenges)).toEqual([])
    expect(await openFindings(world, contactId)).toEqual({ reassigned: { on: '2026-11-23' } })
    expect((await scoreRow(world, contactId))?.tenths).toBeLessThanOrEqual(10)
    const kinds = (await world.notices()).map(({ kind }) => kind)
    expect(kinds).toEqual(['reassigned'])
  })

  it.each(['no', 'unknown'] as const)('%s changes nothing: the contact is asked', async (said) => {
    const { contactId } = await judgeNewContact(world, { row: proven(180) })
    answer().mockResolvedValue(said)
    await becomeDue(contactId)
    expect((await contact(contactId))?.state).toBe('due')
    expect(await world.db.select().from(challenges)).toHaveLength(1)
  })

  it('a carrier that cannot be asked keeps nobody from being asked', async () => {
    const { contactId } = await judgeNewContact(world, { row: proven(180) })
    answer().mockRejectedValue(new ProviderError('rejected', 'aliyun-number', 'AuthCodeNotExist'))
    await becomeDue(contactId)
    expect(await world.db.select().from(challenges)).toHaveLength(1)
  })
})

describe('the answer is bought only where it can change a decision', () => {
  it('of a score near the line by an old proof, and not again within 60 days', async () => {
    const asked = answer().mockResolvedValue('unknown')
    const { contactId } = await judgeNewContact(world, { row: proven(200, 'employee_screen') })
    expect((await scoreRow(world, contactId))?.tenths).toBeGreaterThanOrEqual(60)
    expect(asked).toHaveBeenCalledTimes(1)
    await announce(world.db, world.clock.now(), 'number.doubted', { contactId })
    await world.settle()
    expect(asked).toHaveBeenCalledTimes(1)
    world.clock.advance(60 * DAY)
    await announce(world.db, world.clock.now(), 'number.doubted', { contactId })
    await world.settle()
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it('not of a fresh proof, of nobody’s proof, or of a score that is clear', async () => {
    const asked = answer().mockResolvedValue('yes')
    await judgeNewContact(world, { row: proven(80, 'employee_screen') })
    await judgeNewContact(world)
    await judgeNewContact(world, { row: proven(100) })
    expect(asked).not.toHaveBeenCalled()
  })

  it('and another employee’s younger proof of the same number is not judged by it', async () => {
    answer().mockResolvedValue('yes')
    const younger = await judgeNewContact(world, { row: proven(100) })
    const old = await judgeNewContact(world, { row: proven(180) })
    await becomeDue(old.contactId)
    await touchContact(world, younger.contactId)
    expect((await contact(younger.contactId))?.state).toBe('valid')
    expect(await openFindings(world, younger.contactId)).not.toHaveProperty('reassigned')
  })
})
