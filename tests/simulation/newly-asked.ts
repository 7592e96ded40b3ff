import type { Contact } from '../../shared/contact.ts'
import type { World } from '../support/world.ts'
import { type Handset, name } from './acts.ts'
import type { Dice } from './dice.ts'
import { contactsOf, goodPhones, lastPage, type Memory, type Person, staying } from './memory.ts'

/** Somebody who was named and waits with a fresh link in hand; null if nobody could be. */
export async function newlyAsked(
  world: World,
  memory: Memory,
  dice: Dice,
): Promise<(Handset & { person: Person }) | null> {
  for (let attempt = 0; attempt < 4; attempt++) {
    const [person, phone] = [dice.pick(staying(memory)), dice.pick(goodPhones)]
    if (!(await name(world, memory, dice, { person, phone, askNow: true }))) continue
    const before = world.sandbox.sms.log.size
    await world.settle()
    const asked = world.sandbox.sms.log.since(before).some((sms) => sms.phone === phone && sms.link)
    const page = lastPage(world, phone)
    if (asked && page) return { person, phone, page }
  }
  return null
}

/** The employee's live contact with this number. */
export async function contactAt(
  world: World,
  memory: Memory,
  person: Person,
  phone: string,
): Promise<Contact | undefined> {
  return (await contactsOf(world, memory, person)).find((contact) => contact.phone === phone)
}
