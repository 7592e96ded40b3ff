import { contactHistory } from '../../db/schema/index.ts'
import { call, contactsOf, type Step } from './memory.ts'

const doors = [
  { method: 'GET', end: '' },
  { method: 'PATCH', end: '', body: { name: '测试甲丁', order: 1 } },
  { method: 'DELETE', end: '' },
  { method: 'POST', end: '/resend', body: {} },
  { method: 'POST', end: '/code-requests' },
  { method: 'POST', end: '/code', body: { code: '123456' } },
  { method: 'GET', end: '/history' },
] as const

/** §4.9: somebody tries every door with somebody else's contact; it must look like one that does not exist. */
export const pry: Step = async (world, memory, dice) => {
  const [nosy, owner] = [dice.pick(memory.people), dice.pick(memory.people)]
  if (nosy === owner || nosy.leftAt !== null) return
  const theirs = await contactsOf(world, memory, owner)
  if (theirs.length === 0) return
  const { id } = dice.pick(theirs)
  const own = await call(world, memory, { person: nosy, method: 'GET', path: '/api/contacts' })
  if (own.status !== 200) return
  const none = `${id.slice(0, -4)}0000`
  const history = await world.context.db.$count(contactHistory)
  for (const { method, end, ...rest } of doors) {
    const [seen, nothing] = await Promise.all(
      [id, none].map(async (one) => {
        const path = `/api/contacts/${one}${end}`
        const answer = await call(world, memory, { person: nosy, method, path, ...rest })
        const body = (await answer.text()).replace(/"requestId":"[^"]+"/, '')
        return `${answer.status} ${body}`
      }),
    )
    if (seen !== nothing || !seen?.startsWith('404'))
      memory.breaches.push({ rule: 9, what: `${method} …${end} tells: ${seen}` })
  }
  if ((await world.context.db.$count(contactHistory)) !== history)
    memory.breaches.push({ rule: 9, what: "somebody else's contact was changed" })
}
