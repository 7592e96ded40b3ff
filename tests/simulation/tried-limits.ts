import { DAY, HOUR, MINUTE, SECOND } from '../../api/_src/kernel/clock.ts'
import type { World } from '../support/world.ts'
import { askForCode, name, resend } from './acts.ts'
import { wait } from './drains.ts'
import { call, goodPhones, latePhone, type Person, type Step, staying } from './memory.ts'
import { contactAt, newlyAsked } from './newly-asked.ts'

/** Codes are asked for as fast as the page allows while no worker lives, then again an hour and a day later. */
export const impatient: Step = async (world, memory, dice) => {
  const handset = await newlyAsked(world, memory, dice)
  if (!handset) return
  const begun = world.clock.now().getTime()
  const until = (later: number) => wait(world, begun + later - world.clock.now().getTime())
  const askFiveTimes = async (from: number) => {
    for (let press = 0; press < 5; press++) {
      await until(from + press * 90 * SECOND)
      await askForCode(world, memory, handset)
      await world.context.drainSoon.idle()
    }
  }
  const letThemLeave = async () => {
    for (let minute = 0; minute < 6; minute++) {
      await world.settle()
      await wait(world, MINUTE + 5 * SECOND)
    }
  }
  await world.freeze(async () => {
    for (let press = 0; press < 5; press++) {
      await askForCode(world, memory, handset)
      await world.clock.advance(90 * SECOND)
    }
  })
  await letThemLeave()
  await askFiveTimes(HOUR + MINUTE)
  await letThemLeave()
  await askFiveTimes(DAY + MINUTE / 2)
  await world.settle()
}

/** One employee, or everybody, has the same family asked and presses 再发一次 every day. */
const nag =
  (most: number): Step =>
  async (world, memory, dice) => {
    const phone = quietestPhone(world)
    const naggers: Person[] = []
    for (const person of staying(memory))
      if (naggers.length < most)
        if (await name(world, memory, dice, { person, phone, askNow: true })) naggers.push(person)
    for (let day = 0; day < 7; day++) {
      await world.settle()
      await wait(world, DAY)
      for (const person of naggers) {
        const contact = await contactAt(world, memory, person, phone)
        if (contact) await resend(world, memory, { person, contact, now: true })
      }
    }
    await world.settle()
  }
export const oneNags = nag(1)
export const allNag = nag(Number.POSITIVE_INFINITY)

/** The number that got the fewest SMS so far: what a year allows is not used up there. */
function quietestPhone(world: World): string {
  const got = (phone: string) => world.sandbox.sms.log.sentTo(phone).length
  return goodPhones.reduce((least, phone) => (got(phone) < got(least) ? phone : least))
}

/** A number that was fine is given up; a colleague who types it learns so, and the family is asked once more. */
export const lateDeath: Step = async (world, memory, dice) => {
  const [person, colleague] = [dice.pick(staying(memory)), dice.pick(staying(memory))]
  if (!(await name(world, memory, dice, { person, phone: latePhone, askNow: true }))) return
  await world.settle()
  await wait(world, DAY + HOUR)
  const typed = { person: colleague, method: 'POST', path: '/api/number-checks' }
  const answer = await call(world, memory, { ...typed, body: { phone: latePhone } })
  const { status } = (await answer.json()) as { status?: string }
  if (status === 'vacant') memory.deadSince.set(latePhone, world.clock.now().getTime())
  await wait(world, MINUTE)
  const contact = await contactAt(world, memory, person, latePhone)
  if (contact) await resend(world, memory, { person, contact, now: true })
  await world.settle()
}
