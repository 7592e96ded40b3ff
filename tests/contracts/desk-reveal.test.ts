import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../api/_src/kernel/ids.ts'
import { auditLog, contacts, employees } from '../../db/schema/index.ts'
import { type Client, createWorld, type World } from '../support/world.ts'

let world: World
let hr: Client
let near: string
let far: string
beforeAll(async () => {
  world = await createWorld()
  const specialist = world.company.employees.find(({ worksFor }) => worksFor === 10)
  hr = await world.loginAs(specialist?.userid ?? '')
  near = await addContact('苏州基地')
  far = await addContact('郑州基地')
})
afterAll(() => world.close())

async function addContact(site: string): Promise<string> {
  const { db, vault } = world.context
  const now = world.clock.now()
  const person = world.company.employees.find(
    (one) => one.site === site && one.position === '操作工',
  )
  const [employee] = await db
    .select({ id: employees.id })
    .from(employees)
    .where(eq(employees.userid, person?.userid ?? ''))
  const id = newId('contact', now)
  await db.insert(contacts).values({
    id,
    employeeId: employee?.id ?? '',
    nameSealed: vault.seal('name', '王芬'),
    relation: '配偶',
    phoneSealed: vault.seal('phone', '13700009012'),
    phoneHash: vault.hash('phone', '13700009012'),
    channel: 'mobile',
    position: 1,
    state: 'pending',
    source: 'employee',
    createdAt: now,
    updatedAt: now,
  })
  return id
}

const reveal = (id: string, reason = '预警跟进') =>
  hr.call('POST', `/api/desk/contacts/${id}/reveal`, { reason })
const auditOf = (subject: string) =>
  world.context.db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.subject, subject), eq(auditLog.action, 'contact.revealed')))

test('a full number is shown for a reason that audit keeps, without the number in it', async () => {
  const answer = await reveal(near, '他妻子换号了，旧号 137-0000-9012')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const until = new Date(world.clock.now().getTime() + 86_400_000).toISOString()
  expect(await answer.json()).toEqual({ name: '王芬', phone: '13700009012', until })
  const [row] = await auditOf(near)
  expect(row?.reason).toBe('他妻子换号了，旧号 ****9012')
  expect(JSON.stringify(row)).not.toContain('王芬')
})

test.each(['', ' ', '看'])('no number is shown for the reason %j', async (reason) => {
  const before = (await auditOf(near)).length
  const answer = await reveal(near, reason)
  expect(answer.status).toBe(422)
  expect(((await answer.json()) as { message: string }).message).toBe('请写明为什么要看号码')
  expect((await auditOf(near)).length).toBe(before)
})

test('somebody else’s contact, a retired one and none at all are told apart by nobody', async () => {
  const retired = await addContactRetired()
  const none = newId('contact', world.clock.now())
  const bodies: unknown[] = []
  for (const id of [far, retired, none, 'x', near.toUpperCase(), `${near}0`.repeat(50)]) {
    const answer = await reveal(id)
    expect(answer.status).toBe(404)
    const { requestId, ...body } = (await answer.json()) as Record<string, unknown>
    expect(requestId).toBeTruthy()
    bodies.push(body)
  }
  expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
  expect(await auditOf(far)).toEqual([])
})

async function addContactRetired(): Promise<string> {
  const { db } = world.context
  await db.update(contacts).set({ state: 'retired', position: null }).where(eq(contacts.id, near))
  const retired = near
  near = await addContact('苏州基地')
  return retired
}
