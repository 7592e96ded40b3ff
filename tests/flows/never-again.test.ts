import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { removeContact } from '../../api/_src/features/contact/remove-contact.ts'
import { recordUplink } from '../../api/_src/features/message/record-uplink.ts'
import { announce } from '../../api/_src/kernel/outbox.ts'
import { challenges, contacts, stagedContacts } from '../../db/schema/index.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

/** HR's next roster still names the contact, and is started. */
async function importAgain(contactId: string): Promise<void> {
  const [row] = await world.db.select().from(contacts).where(eq(contacts.id, contactId))
  if (!row) throw new Error('no such contact')
  const { employeeId, nameSealed, relation, phoneSealed, phoneHash } = row
  const staged = { employeeId, nameSealed, relation, phoneSealed, phoneHash }
  const importId = 'imp_next'
  await world.db
    .insert(stagedContacts)
    .values({ ...staged, importId, row: 2, position: 1, ownNumber: false })
  await announce(world.db, world.clock.now(), 'import.started', { importId, afterId: 0 })
  await world.settle()
}

it('a contact that the employee removed is not brought back by the next roster', async () => {
  const contact = await world.ask()
  await world.settle()
  await removeContact(world, contact)
  await importAgain(contact.contactId)
  expect(await world.db.select().from(contacts)).toHaveLength(1)
})

it('who said no is not named again by the next roster', async () => {
  const contact = await world.ask()
  await world.settle()
  const { challengeId, contactId } = contact
  await world.db.update(challenges).set({ state: 'declined', declineWhy: 'unwilling' })
  await announce(world.db, world.clock.now(), 'challenge.declined', { challengeId })
  await world.settle()
  await importAgain(contactId)
  expect(await world.db.select().from(contacts)).toHaveLength(1)
})

it('a stop word is told at once, and once, to everybody who waits for that number', async () => {
  const first = await world.ask()
  const second = await world.ask({ employee: '李强' })
  await world.settle()
  const stop = { phone: first.phone, content: '退订', destCode: '10690' }
  await recordUplink(world, [
    { ...stop, sequenceId: '1' },
    { ...stop, sequenceId: '2' },
  ])
  await world.settle()
  const told = (await world.notices()).map(({ employeeId, kind }) => `${kind} ${employeeId}`)
  expect(told.sort()).toEqual(
    [`stopped ${first.employeeId}`, `stopped ${second.employeeId}`].sort(),
  )
})

it('a refusal taken back before anybody heard of it is not told at all', async () => {
  const { challengeId } = await world.ask()
  await world.settle()
  // both presses came before the background work of either
  await announce(world.db, world.clock.now(), 'challenge.declined', { challengeId })
  await announce(world.db, world.clock.now(), 'challenge.undone', { challengeId })
  await world.settle()
  expect(await world.notices()).toEqual([])
})
