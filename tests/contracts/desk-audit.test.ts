import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeAudit } from '../../api/_src/kernel/audit.ts'
import { auditPageSchema } from '../../shared/access.ts'
import { idOf, personWho, putContact, workersAt } from '../support/desk-people.ts'
import { type Client, createWorld, type World } from '../support/world.ts'

const HOUR = 3_600_000

let world: World
let privacy: Client
let hrId: string
let contactId: string
let worker: { userid: string; name: string }
beforeAll(async () => {
  world = await createWorld()
  privacy = await world.loginAs(personWho(world, ({ roles }) => roles.includes('privacy')).userid)
  hrId = await idOf(
    world,
    personWho(world, ({ roles }) => roles.includes('hr')),
  )
  worker = workersAt(world, '苏州基地')[0] ?? { userid: '', name: '' }
  const employeeId = await idOf(world, worker)
  contactId = await putContact(world, { employeeId, phone: '13700009012' })
  const { db } = world.context
  for (let act = 0; act < 120; act++)
    await writeAudit(db, new Date(world.clock.now().getTime() + act * 60_000), {
      actorId: hrId,
      action: 'contact.revealed',
      subject: contactId,
      reason: `第 ${act} 次`,
    })
  await writeAudit(db, world.clock.now(), {
    actorId: null,
    action: 'emergency.closed',
    subject: employeeId,
    details: { itself: true },
  })
})
afterAll(() => world.close())

async function page(query = '') {
  const answer = await privacy.call('GET', `/api/desk/audit${query}`)
  expect(answer.status).toBe(200)
  return auditPageSchema.parse(await answer.json())
}

test('every act is there once, newest first, page by page', async () => {
  const seen: number[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const { entries, nextCursor } = await page(cursor ? `?cursor=${cursor}` : '')
    seen.push(...entries.map(({ id }) => id))
    cursor = nextCursor
  }
  expect(seen).toHaveLength(121)
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a))
})

test('says who did what to whose contact, and what the clock did', async () => {
  const { entries } = await page()
  expect(entries[0]).toMatchObject({
    actor: null,
    text: `关闭了紧急联系卡（员工${worker.name}，12 小时后自动关闭）`,
  })
  expect(entries[1]).toMatchObject({
    text: `查看了联络人的号码（员工${worker.name}）`,
    reason: '第 119 次',
    subject: contactId,
  })
  expect(JSON.stringify(entries)).not.toMatch(/9012|王芬/)
})

test('is narrowed by act, person, subject and time', async () => {
  expect((await page('?action=emergency.closed')).entries).toHaveLength(1)
  expect((await page(`?actorId=${hrId}&subject=${contactId}`)).entries).toHaveLength(50)
  expect((await page(`?subject=${contactId}&actorId=emp_none`)).entries).toEqual([])
  const from = new Date(world.clock.now().getTime() + HOUR).toISOString()
  const to = new Date(world.clock.now().getTime() + HOUR + 5 * 60_000).toISOString()
  expect((await page(`?from=${from}&to=${to}`)).entries.map(({ reason }) => reason)).toEqual([
    '第 64 次',
    '第 63 次',
    '第 62 次',
    '第 61 次',
    '第 60 次',
  ])
})

test.each(['action=x', 'action=toString', 'from=x', 'cursor=x', "subject='", 'cursor=WyItMSdd'])(
  '?%s is refused',
  async (query) => {
    expect((await privacy.call('GET', `/api/desk/audit?${query}`)).status).toBe(422)
  },
)
