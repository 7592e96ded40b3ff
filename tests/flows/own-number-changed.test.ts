import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanRoster } from '../../api/_src/features/import/clean-roster.ts'
import { findColumns } from '../../api/_src/features/import/find-columns.ts'
import { startImport } from '../../api/_src/features/import/start-import.ts'
import { stageRoster, undoRoster } from '../../api/_src/flow/import-people.ts'
import { HOUR, MINUTE } from '../../api/_src/kernel/clock.ts'
import { employeeNumbers, notices } from '../../db/schema/index.ts'
import type { ContactList } from '../../shared/contact.ts'
import type { CompanyEmployee } from '../sandbox/company.ts'
import { idOf, putContact, workersAt } from '../support/desk-people.ts'
import { type Client, createWorld, type World } from '../support/world.ts'

const HEADINGS = '工号,姓名,基地,部门,在职状态,考勤手机号,薪酬手机号'.split(',')
const ASKED = '是否需要同步更新紧急联络人信息'

let world: World
let people: CompanyEmployee[]
beforeAll(async () => {
  world = await createWorld()
  people = workersAt(world, '苏州基地')
})
afterAll(() => world.close())

let last = 13_900_004_000
const fresh = () => String(++last)

async function importNumbers(employee: CompanyEmployee, own: string, pay = ''): Promise<void> {
  const { employeeNumber, name, site } = employee
  const rows = [HEADINGS, [employeeNumber, name, site, '', '在职', own, pay]]
  const { columns, dataFrom } = findColumns(rows)
  const asOf = '2026-11-23'
  await world.clock.advance(MINUTE)
  await stageRoster(world.context, {
    roster: cleanRoster(rows, columns, { dataFrom, asOf }),
    asOf,
  })
  await world.settle()
}

async function start(): Promise<void> {
  await startImport(world.context)
  await world.settle()
}

/** Somebody of whom attendance just told a first number, and who named somebody, unless that is left out. */
async function person({ named = true } = {}): Promise<CompanyEmployee & { id: string }> {
  const employee = people.shift()
  if (!employee) throw new Error('nobody is left')
  const id = await idOf(world, employee)
  await world.context.db.delete(employeeNumbers).where(eq(employeeNumbers.employeeId, id))
  if (named) await putContact(world, { employeeId: id, phone: fresh() })
  await importNumbers(employee, fresh(), fresh())
  await start()
  return { ...employee, id }
}

async function asked({ userid }: CompanyEmployee): Promise<string[]> {
  const answer = await world.sandbox.control.request(`/wecom/members/${userid}/messages`)
  const messages = (await answer.json()) as { lines: { value: string }[] }[]
  return messages
    .map(({ lines }) => lines.map(({ value }) => value).join())
    .filter((text) => text.includes(ASKED))
}

async function listOf(client: Client): Promise<ContactList> {
  return (await (await client.call('GET', '/api/contacts')).json()) as ContactList
}

test('whose attendance number changed is asked once whether their contacts change too, when the import is started', async () => {
  const zhang = await person()
  expect(await asked(zhang)).toEqual([])
  await importNumbers(zhang, fresh())
  expect(await asked(zhang)).toEqual([])
  await start()
  await start()
  const [message, ...more] = await asked(zhang)
  expect(message).toContain('考勤')
  expect(more).toEqual([])
})

test('nobody is asked for a first number, another payroll number, the same number or a change that was undone', async () => {
  const wang = await person()
  const [own] = await world.context.db
    .select()
    .from(employeeNumbers)
    .where(eq(employeeNumbers.employeeId, wang.id))
  const same = world.context.vault.open('phone', own?.phoneSealed ?? Buffer.alloc(0))
  await importNumbers(wang, same, fresh())
  await start()
  await importNumbers(wang, fresh())
  await undoRoster(world.context)
  // there and back again before anybody is asked
  await importNumbers(wang, fresh())
  await importNumbers(wang, same)
  await start()
  expect(await asked(wang)).toEqual([])
})

test('who named nobody has nothing to bring up to date', async () => {
  const li = await person({ named: false })
  await importNumbers(li, fresh())
  await start()
  expect(await asked(li)).toEqual([])
})

test('the list asks too, until the employee says that nothing changed or names somebody anew', async () => {
  const [zhao, qian] = [await person(), await person()]
  for (const employee of [zhao, qian]) {
    const client = await world.loginAs(employee.userid)
    expect((await listOf(client)).ownNumberChangedAt).toBeUndefined()
    await world.clock.advance(HOUR)
    await importNumbers(employee, fresh())
    await start()
    expect((await listOf(client)).ownNumberChangedAt).toBe(world.clock.now().toISOString())
    await world.clock.advance(HOUR)
    if (employee === zhao) await client.call('POST', '/api/contacts/reaffirm')
    else await putContact(world, { employeeId: employee.id, phone: fresh(), position: 2 })
    expect((await listOf(client)).ownNumberChangedAt).toBeUndefined()
  }
  const rows = await world.context.db.select().from(notices).where(eq(notices.employeeId, zhao.id))
  expect(JSON.stringify(rows)).not.toMatch(/1390000|phone/)
})
