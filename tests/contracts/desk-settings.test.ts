import { afterAll, beforeAll, expect, test } from 'vitest'
import { SECOND } from '../../api/_src/kernel/clock.ts'
import { auditLog } from '../../db/schema/index.ts'
import { type SettingsView, settingsViewSchema } from '../../shared/settings.ts'
import { type DeskWorld, openDeskWorld } from '../support/desk-world.ts'

let desk: DeskWorld
beforeAll(async () => {
  desk = await openDeskWorld()
  await desk.grant('He', 'admin')
  await desk.grant('Lin', 'hr_lead')
})
afterAll(() => desk.close())

const put = (key: string, value: unknown, before: unknown) =>
  desk.call('He', 'PUT', '/api/desk/settings', { key, value, before })
async function settings(): Promise<SettingsView> {
  return settingsViewSchema.parse(await (await desk.call('He', 'GET', '/api/desk/settings')).json())
}

test('until something is set the product’s own values hold, without a history', async () => {
  expect(await settings()).toMatchObject({
    values: { coverageMust: 1, coverageWanted: 2, smsDailyBudget: 20_000 },
    history: [],
  })
})

test('a change holds at once, and says who changed what from what', async () => {
  expect((await put('smsDailyBudget', 5_000, 20_000)).status).toBe(200)
  await desk.clock.advance(SECOND)
  expect((await put('smsDailyBudget', 6_000, 5_000)).status).toBe(200)
  const { values, history } = await settings()
  expect(values.smsDailyBudget).toBe(6_000)
  expect(history.map(({ key, before, after }) => [key, before, after])).toEqual([
    ['smsDailyBudget', '5000 条', '6000 条'],
    ['smsDailyBudget', null, '5000 条'],
  ])
  expect(history[0]?.by).toBeTruthy()
  const audited = await desk.core.db.select().from(auditLog)
  expect(audited.filter(({ action }) => action === 'setting.changed')).toHaveLength(2)
})

test('who saw another value than the one that holds changes nothing', async () => {
  const answer = await put('smsDailyBudget', 7_000, 20_000)
  expect(answer.status).toBe(409)
  expect((await settings()).values.smsDailyBudget).toBe(6_000)
})

test('the same value again is no change', async () => {
  const before = (await settings()).history.length
  expect((await put('smsDailyBudget', 6_000, 6_000)).status).toBe(200)
  expect((await settings()).history).toHaveLength(before)
})

test.each([
  ['smsDailyBudget', 0, 6_000],
  ['smsDailyBudget', '7000', 6_000],
  ['coverageMust', 3, 1],
  // the canary leaves at 10, and no SMS may leave before these hours begin
  ['noticeFrom', 11, 8],
  ['askForm', 'letter', 'token'],
  ['askFormByCarrier', { CMCC: 'letter' }, {}],
  ['nonsense', 1, null],
  ['__proto__', 1, null],
])('%s cannot be %j', async (key, value, before) => {
  expect((await put(key, value, before)).status).toBe(422)
})

test('only people of HR can own what nobody owns', async () => {
  const [lin, he] = [desk.useridOf('Lin'), desk.useridOf('He')]
  const refused = await put('fallbackHr', [lin, he], [])
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({ message: expect.stringContaining(he) })
  expect((await put('fallbackHr', [lin], [])).status).toBe(200)
  expect((await settings()).history[0]).toMatchObject({
    key: 'fallbackHr',
    before: null,
    after: lin,
  })
})
