import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { decideExport } from '../../api/_src/features/export/decide-export.ts'
import { exportContacts } from '../../api/_src/features/export/export-contacts.ts'
import { purgeExports } from '../../api/_src/features/export/purge-exports.ts'
import { requestExport } from '../../api/_src/features/export/request-export.ts'
import { runMaskedExport } from '../../api/_src/features/export/run-masked-export.ts'
import { DAY } from '../../api/_src/kernel/clock.ts'
import { newId } from '../../api/_src/kernel/ids.ts'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import { writeCsv } from '../../api/_src/kernel/table-file/write-csv.ts'
import { departments, employees, exports, roleGrants } from '../../db/schema/index.ts'
import { addEmployee } from '../support/add-employee.ts'
import { nameContact } from '../support/asked-contact.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
let lead: string
let officer: string
const parent = 'dep_01aaaaaaaaaaaaaaaaaaaaaaaa'
const child = 'dep_01bbbbbbbbbbbbbbbbbbbbbbbb'
beforeAll(async () => {
  world = await createMessageWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.reset()
  lead = await addEmployee(world, { name: '主管' })
  officer = await addEmployee(world, { name: '隐私专员', userid: 'officer' })
  await world.db.insert(roleGrants).values({
    id: newId('grant', world.clock.now()),
    employeeId: officer,
    role: 'privacy',
    grantedAt: world.clock.now(),
  })
  const at = { createdAt: world.clock.now(), site: '苏州基地' }
  await world.db.insert(departments).values([
    { id: parent, name: '制造部', ...at },
    { id: child, name: '二车间', parentId: parent, ...at },
  ])
})

const REASON = '应急演练核对名单'
const request = (departmentId?: string) =>
  requestExport(world, {
    actorId: lead,
    wanted: { reason: REASON, ...(departmentId ? { departmentId } : {}) },
  })
const decide = (exportId: string, approve = true) =>
  decideExport(world, { exportId, deciderId: officer, approve })
const download = (exportId: string, actorId = lead) => exportContacts(world, { exportId, actorId })
async function masked(filter: Partial<Parameters<typeof runMaskedExport>[1]['filter']> = {}) {
  const pages = await runMaskedExport(world, {
    actorId: lead,
    filter: { scope: { all: true }, departmentId: null, ...filter },
  })
  const rows: string[][] = []
  for await (const page of pages) rows.push(...page)
  return rows
}
async function inDepartment(contact: { employeeId: string }, departmentId: string) {
  await world.db.execute(
    sql`update employees set department_id = ${departmentId} where id = ${contact.employeeId}`,
  )
}
async function audit(): Promise<string[]> {
  const rows = await world.db.execute(sql`select action from audit_log order by id`)
  return rowsOf<{ action: string }>(rows).map(({ action }) => action)
}

describe('a masked export', () => {
  test('has nobody’s name or number in full, and is audited', async () => {
    await nameContact(world, { name: '王秀兰', phone: '13912340001' })
    const [headings, line] = await masked()
    expect(headings?.slice(5, 8)).toEqual(['关系', '联络人', '联系电话'])
    expect(line?.slice(6, 8)).toEqual(['王*兰', '139****0001'])
    expect(await audit()).toEqual(['export.masked'])
  })

  test('holds a scope’s departments alone, with what is below the wanted one, page after page', async () => {
    const [one, two] = [await nameContact(world), await nameContact(world)]
    await inDepartment(one, child)
    expect(await masked({ departmentId: parent })).toHaveLength(2)
    expect(await masked({ scope: { all: false, departmentIds: [child] } })).toHaveLength(2)
    expect(await masked({ scope: { all: false, departmentIds: [] } })).toHaveLength(1)
    await inDepartment(two, parent)
    expect(await masked({ departmentId: parent })).toHaveLength(3)
  })
})

describe('a full export', () => {
  test('is given to whoever asked, after another person agreed, until 24 hours later', async () => {
    await nameContact(world, { name: '王秀兰', phone: '13912340001' })
    const { exportId } = await request()
    await world.settle()
    expect((await world.notices()).map(({ kind, employeeId }) => [kind, employeeId])).toEqual([
      ['export_requested', officer],
    ])
    await expect(download(exportId)).rejects.toThrow('not_now')
    await expect(decideExport(world, { exportId, deciderId: lead, approve: true })).rejects.toThrow(
      'forbidden',
    )
    await decide(exportId)
    await expect(decide(exportId, false)).rejects.toThrow('lost_race')
    await world.settle()
    const told = (await world.notices()).map(({ kind, employeeId }) => [kind, employeeId])
    expect(told).toContainEqual(['export_approved', lead])
    const [, line] = await download(exportId)
    expect(line?.slice(6, 8)).toEqual(['王秀兰', '13912340001'])
    await expect(download(exportId, officer)).rejects.toThrow('not_found')
    world.clock.advance(DAY)
    await expect(download(exportId)).rejects.toThrow('not_now')
    expect(await audit()).toEqual(['export.requested', 'export.approved', 'export.downloaded'])
  })

  test('that nobody decided within three days lapses, and is asked for anew', async () => {
    await nameContact(world)
    const { exportId } = await request()
    world.clock.advance(3 * DAY)
    await expect(decide(exportId)).rejects.toThrow('lost_race')
    await expect(download(exportId)).rejects.toThrow('not_now')
    await decide((await request()).exportId)
  })

  test('is forgotten after a year, but for the audit log', async () => {
    await nameContact(world)
    await request()
    world.clock.advance(366 * DAY)
    await purgeExports(world)
    expect(await world.db.select().from(exports)).toEqual([])
    expect(await audit()).toEqual(['export.requested'])
  })

  test('that was refused is not given', async () => {
    await nameContact(world)
    const { exportId } = await request()
    await decide(exportId, false)
    await world.settle()
    expect((await world.notices()).map(({ kind }) => kind)).toContain('export_refused')
    await expect(download(exportId)).rejects.toThrow('not_now')
    expect(await audit()).toEqual(['export.requested', 'export.refused'])
  })

  test('has no contact that was named after it was asked for', async () => {
    await nameContact(world)
    const { exportId } = await request()
    await decide(exportId)
    world.clock.advance(1000)
    await nameContact(world)
    expect(await download(exportId)).toHaveLength(2)
  })

  test('of nobody, or of more than 1,000 lines, is not even asked for', async () => {
    await expect(request()).rejects.toThrow('nothing_to_do')
    const { contactId } = await nameContact(world)
    await world.db.execute(sql`
      insert into contacts select (jsonb_populate_record(c, jsonb_build_object('id', 'con_' || n,
        'phone_hash', 'h' || n, 'position', null))).* from contacts c, generate_series(1, 1000) n where c.id = ${contactId}`)
    await expect(request()).rejects.toMatchObject({ code: 'invalid_input', field: 'departmentId' })
    await expect(request(child)).rejects.toThrow('nothing_to_do')
  })

  test('a name that would be a formula is none in the file', async () => {
    const contact = await nameContact(world)
    await world.db.update(employees).set({ name: '=HYPERLINK("http://x","y")', site: '<script>' })
    expect(contact.contactId).toBeTruthy()
    const file = writeCsv(await masked())
    expect(file).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
  })
})
