import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reviewAlerts } from '../../api/_src/features/alert/review-alerts.ts'
import { worklistSchema } from '../../shared/alert.ts'
import { addCovered, addDepartment } from '../support/alerted.ts'
import { type DeskWorld, openDeskWorld } from '../support/desk-world.ts'

let desk: DeskWorld
let shop: string
let other: string
beforeAll(async () => {
  desk = await openDeskWorld()
  shop = await addDepartment(desk.core, '车间')
  other = await addDepartment(desk.core, '财务部')
  await desk.grant('ShopHr', 'hr', shop)
  const ids: string[] = []
  for (let i = 0; i < 25; i++) {
    const counts = i % 5 === 0 ? 0 : 1
    const row = { state: 'invalid', cause: 'dead', position: null } as const
    const departmentId = i < 23 ? shop : other
    const employee = `员工${i}`
    ids.push((await addCovered(desk.core, { employee, departmentId, counts, row })).employeeId)
  }
  await reviewAlerts(desk.core, { employeeIds: ids })
})
afterAll(() => desk.close())

async function worklist(userid: string, query = '') {
  const answer = await desk.call(userid, 'GET', `/api/desk/worklist${query}`)
  expect(answer.status).toBe(200)
  return worklistSchema.parse(await answer.json())
}

describe('the worklist', () => {
  it('shows employees of the caller’s departments, uncovered first, page by page, each once', async () => {
    const first = await worklist('ShopHr')
    expect(first.items).toHaveLength(20)
    expect(first.items.slice(0, 5).map(({ severity }) => severity)).toEqual([3, 3, 3, 3, 3])
    expect(first.counts).toEqual({ open: 23, overdue: 0, dueToday: 0 })
    expect(first.departments).toMatchObject([{ id: shop, name: '车间' }])
    const second = await worklist('ShopHr', `?cursor=${first.nextCursor}`)
    expect(second.counts).toBeUndefined()
    const seen = [...first.items, ...second.items].map(({ employee }) => employee.id)
    expect(new Set(seen).size).toBe(23)
    expect(second.nextCursor).toBeNull()
  })

  it('is as short a page as a phone asks for, and loses nobody between two', async () => {
    const seen: string[] = []
    for (let cursor = '', next: string | null = ''; next !== null; cursor = `&cursor=${next}`) {
      const page = await worklist('ShopHr', `?limit=6${cursor}`)
      expect(page.items.length).toBeLessThanOrEqual(6)
      seen.push(...page.items.map(({ employee }) => employee.id))
      next = page.nextCursor
    }
    expect(new Set(seen).size).toBe(23)
    expect(seen).toHaveLength(23)
  })

  it('masks contacts and says the sentence', async () => {
    const [item] = (await worklist('ShopHr', '?q=员工7')).items
    expect(item).toMatchObject({ employee: { name: '员工7' }, coverage: { counts: 1 } })
    expect(item?.alerts[0]?.text).toContain('（138****9012）')
    expect(item?.alerts[0]?.contact?.maskedName).toBe('王*芬')
  })

  it.each([
    ['?sort=due', 23],
    ['?sort=score', 23],
    ['?reason=uncovered', 5],
    ['?state=in_follow_up', 0],
    ['?belowScore=5.9', 0],
    ['?mine=1', 23],
    ['?departmentId=dep_none', 0],
  ])('%s', async (query, count) => {
    const page = await worklist('ShopHr', query)
    const rest = page.nextCursor
      ? await worklist('ShopHr', `${query}&cursor=${page.nextCursor}`)
      : { items: [] }
    expect(page.items.length + rest.items.length).toBe(count)
  })

  it('of the HR lead holds everybody, of HR without departments nobody', async () => {
    await desk.grant('Lead', 'hr_lead')
    await desk.grant('Nowhere', 'hr')
    expect((await worklist('Lead')).counts?.open).toBe(25)
    expect((await worklist('Lead', `?departmentId=${other}`)).items).toHaveLength(2)
    expect(await worklist('Nowhere')).toMatchObject({ items: [], counts: { open: 0 } })
  })

  it.each([
    'cursor=abc',
    'cursor=WzFd',
    'sort=name',
    'reason=x',
    'belowScore=11',
    'state=resolved',
    'limit=0',
    'limit=21',
  ])('refuses %s', async (query) => {
    const answer = await desk.call('ShopHr', 'GET', `/api/desk/worklist?${query}`)
    expect(answer.status).toBe(422)
  })

  it('is not for who is no HR', async () => {
    await desk.addMember('Nobody')
    expect((await desk.call('Nobody', 'GET', '/api/desk/worklist')).status).toBe(403)
  })
})
