import { schedule } from '../../api/_src/flow/schedule.ts'
import { DAY, MINUTE } from '../../api/_src/kernel/clock.ts'
import type { EventName } from '../../api/_src/kernel/events.ts'
import { pressForm } from '../support/handset.ts'
import { askForCode, ledTo, name, reply, resend } from './acts.ts'
import { drainDying, wait } from './drains.ts'
import { call, goodPhones, type Step, staying } from './memory.ts'
import { leave } from './mishaps.ts'
import { contactAt, newlyAsked } from './newly-asked.ts'

/** Everybody names somebody at one moment, and workers die at the first thing that follows for all. */
export const crowd: Step = async (world, memory, dice) => {
  await world.freeze(() =>
    Promise.all(
      staying(memory).map((person) =>
        name(world, memory, dice, { person, phone: dice.pick(goodPhones), askNow: true }),
      ),
    ),
  )
  const fatal = dice.pick<EventName>(['contact.checked', 'challenge.issued', 'message.sent'])
  await drainDying(world, (event) =>
    event === fatal ? dice.pick(['before', 'after']) : dice.chance(0.25) ? 'before' : null,
  )
}

/** Somebody is removed and named anew while their no is on its way, and whoever works on the removal dies. */
export const nameAgain: Step = async (world, memory, dice) => {
  const asked = await newlyAsked(world, memory, dice)
  const contact = asked && (await contactAt(world, memory, asked.person, asked.phone))
  if (!contact) return
  const { person, phone } = asked
  await world.freeze(async () => {
    const path = `/api/contacts/${contact.id}`
    await call(world, memory, { person, method: 'DELETE', path })
    await reply(world, phone, '2')
    await world.sandbox.settle()
    await name(world, memory, dice, { person, phone, askNow: true })
  })
  const fatal: EventName[] = ['contact.retired', 'contact.submitted', 'contact.checked']
  await drainDying(world, (event) => (fatal.includes(event) ? 'before' : null))
  await wait(world, 5 * MINUTE)
  await world.settle()
}

/** A question is to be repeated, the worker dies, and the employee is gone before another takes over. */
export const leaveInHaste: Step = async (world, memory, dice) => {
  const asked = await newlyAsked(world, memory, dice)
  if (!asked) return
  const { person, phone } = asked
  await wait(world, DAY + MINUTE)
  await world.freeze(async () => {
    const contact = await contactAt(world, memory, person, phone)
    if (contact) await resend(world, memory, { person, contact, now: true })
    await leave(world, memory, person)
    await world.clock.advance(MINUTE)
  })
  await drainDying(world, (event) => (event === 'employee.left' ? 'before' : null))
  await wait(world, MINUTE)
  await world.settle()
}

/** Workers die with a code queued, with the repeat of a question, and with the new link that an old one asked for. */
export const dieAfterQueueing: Step = async (world, memory, dice) => {
  const asked = await newlyAsked(world, memory, dice)
  if (!asked) return
  const { phone, page } = asked
  await world.freeze(() => askForCode(world, memory, asked))
  await drainDying(world, (event) => (event === 'code.issued' ? 'after' : null))
  for (let minute = 0; minute < 2; minute++) {
    await wait(world, 2 * MINUTE)
    await world.settle()
  }
  await wait(world, 3 * DAY)
  await schedule.sweep(world.context)
  await drainDying(world, (event) => (event === 'challenge.repeated' ? 'after' : null))
  for (let day = 0; day < 5; day++) {
    await wait(world, DAY)
    await world.settle()
  }
  await world.freeze(async () => {
    const answer = await pressForm(world, `${page}/renew`, {})
    if (ledTo(answer, 'sent')) memory.askedFor.push({ what: 'new_link', phone })
  })
  await drainDying(world, (event) => (event === 'link.requested' ? 'after' : null))
  for (let minute = 0; minute < 2; minute++) {
    await wait(world, 2 * MINUTE)
    await world.settle()
  }
}
