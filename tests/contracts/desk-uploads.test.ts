import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../api/_src/kernel/ids.ts'
import { employees, roleGrants } from '../../db/schema/index.ts'
import type { Upload } from '../../shared/upload.ts'
import { workersAt } from '../support/desk-people.ts'
import { sha256 } from '../support/upload-file.ts'
import { type Client, createWorld, type World } from '../support/world.ts'

let world: World
let lead: Client
beforeAll(async () => {
  world = await createWorld()
  const [person] = workersAt(world, '东莞基地')
  const { db } = world.context
  const [row] = await db
    .select({ id: employees.id })
    .from(employees)
    .where(and(eq(employees.userid, person?.userid ?? '')))
  await db.insert(roleGrants).values({
    id: newId('grant', world.clock.now()),
    employeeId: row?.id ?? '',
    role: 'hr_lead',
    grantedAt: world.clock.now(),
  })
  lead = await world.loginAs(person?.userid ?? '')
})
afterAll(() => world.close())

const read = async (answer: Response) => (await answer.json()) as Upload
const octets = { 'content-type': 'application/octet-stream' }
const send = (path: string, bytes: Uint8Array<ArrayBuffer>) =>
  world.app.request(path, {
    method: 'PUT',
    headers: { ...octets, authorization: `Bearer ${lead.token}` },
    body: bytes,
  })

test('a roster goes from its bytes over HTTP to an error file that Excel opens and no formula starts in', async () => {
  const bytes = Buffer.from(
    '工号,姓名,紧急联络人,电话\n@sum(1),张三,李四,139\nE2,王五,赵六,13900000204\n',
  )
  const begun = await read(
    await lead.call('POST', '/api/desk/uploads', {
      fileName: '名册.csv',
      size: bytes.length,
      sha256: sha256(bytes),
    }),
  )
  const path = `/api/desk/uploads/${begun.id}`
  expect((await send(`${path}/chunks?n=0&sha256=${sha256(bytes)}`, bytes)).status).toBe(204)
  expect((await lead.call('POST', `${path}/submit`)).status).toBe(202)
  await world.settle()
  const ready = await read(await lead.call('GET', path))
  expect(ready).toMatchObject({ state: 'ready', preview: { people: { added: 2 } } })

  const file = await lead.call('GET', `${path}/issues`)
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''%/)
  expect(file.headers.get('x-content-type-options')).toBe('nosniff')
  const lines = Buffer.from(await file.arrayBuffer())
    .toString('utf8')
    .split('\r\n')
  expect(lines).toEqual([
    '\uFEFF行号,工号,列,原因',
    "2,'@SUM(1),电话,位数不够 11 位",
    '3,E2,紧急联络人,没有填关系，已按“其他”导入，请补上',
    '',
  ])
})

test.each([
  ['a size beyond 30 MB', { fileName: 'a.csv', size: 31 * 1024 * 1024 }, 422],
  ['an empty file', { fileName: 'a.csv', size: 0 }, 422],
])('%s is refused before anything is sent', async (_, body, status) => {
  const answer = await lead.call('POST', '/api/desk/uploads', body)
  expect(answer.status).toBe(status)
  expect(((await answer.json()) as { message: string }).message).toMatch(/文件/)
})

test('a piece that is longer than a piece, or not bytes, is refused', async () => {
  const begun = await read(
    await lead.call('POST', '/api/desk/uploads', { fileName: 'b.csv', size: 2_000_000 }),
  )
  const path = `/api/desk/uploads/${begun.id}/chunks?n=0`
  expect((await send(path, Buffer.alloc(1_100_000))).status).toBe(413)
  expect((await lead.call('PUT', path, { n: 0 })).status).toBe(415)
})
