import { beforeAll, expect, test } from 'vitest'
import { buildMiniapp } from '../support/build-miniapp.ts'
import { heavyDesk } from '../support/desk/heavy-desk.ts'
import { levelsOf, walk } from './vm/page-tree.ts'
import { aPhone, type Phone } from './vm/phone.ts'
import { type Miniapp, startMiniapp } from './vm/start-miniapp.ts'

const MOST_BYTES = 64 * 1024

let dist = ''
beforeAll(async () => {
  dist = await buildMiniapp('weapp')
})

function hrPhone(): Phone {
  const phone = aPhone({ fontSizeSetting: 22 })
  phone.api.roles = ['employee', 'hr']
  phone.api.desk = heavyDesk()
  return phone
}

const nothing = async () => undefined
const turn = async (mini: Miniapp) => {
  await mini.press('下一页')
  await mini.advance(5_000)
  expect(mini.text()).toContain('第 2 页')
}
/** Where a page has two long lists. */
const turnEach = async (mini: Miniapp) => {
  await mini.pressAll('下一页')
  await mini.advance(5_000)
  expect(mini.text().split('第 2 页').length - 1).toBe(2)
}
/** Every picture as its table. */
const tables = async (mini: Miniapp) => {
  await mini.pressAll('看表格')
  await mini.advance(1_000)
  expect(mini.text()).not.toContain('看表格')
  await turn(mini)
}

test.each([
  ['worklist/index', '联络人：', 30, turn],
  ['record/index?id=con_11', '没人接', 30, turn],
  ['employee/index?id=emp_12', '填写的联络人', 1, nothing],
  ['approvals/index', '同意之前', 1, nothing],
  ['dashboard/index', '苏州基地', 8, tables],
  ['roles/index', '收回', 30, turn],
  ['system/index', '条送不到', 20, turnEach],
  ['keys/index', '最近使用', 20, turn],
  ['audit/index', '查看了联络人的号码', 50, nothing],
] as const)(
  'with as much as the server ever sends desk/%s is less than 64 KB of screen, whatever changes on it',
  async (page, line, lines, go) => {
    const mini = await startMiniapp(dist, hrPhone(), `/desk/${page}`)
    await mini.advance(30_000)
    expect(mini.text().split(line).length - 1).toBeGreaterThanOrEqual(lines)
    await go(mini)
    const bytes = mini.pages.setDataCalls.map((call) => call.bytes)
    expect(Math.max(...bytes)).toBeLessThan(MOST_BYTES)
    // a node that goes makes Taro send all that stands beside it
    expect(Buffer.byteLength(JSON.stringify(mini.root()))).toBeLessThan(MOST_BYTES)
    const depth = Math.max(...walk(mini.root()).map(({ parents }) => parents.length - 1))
    expect(depth).toBeLessThanOrEqual(levelsOf(dist))
    expect(mini.troubles).toEqual([])
  },
)
