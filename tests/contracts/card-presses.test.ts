import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reviewAlerts } from '../../api/_src/features/alert/review-alerts.ts'
import { HOUR } from '../../api/_src/kernel/clock.ts'
import { alerts, cardPresses, followUps } from '../../db/schema/index.ts'
import { addCovered } from '../support/alerted.ts'
import { type DeskWorld, openDeskWorld } from '../support/desk-world.ts'

let desk: DeskWorld
beforeAll(async () => {
  desk = await openDeskWorld()
  await desk.grant('Lin', 'hr_lead')
  const named = await addCovered(desk.core, { row: { state: 'unanswered' } })
  await reviewAlerts(desk.core, { employeeIds: [named.employeeId] })
  await desk.settle()
})
afterAll(() => desk.close())

type Message = {
  text: string
  buttons: string[]
  card: { taskId: string; replacedWith: string | null } | null
}
async function cards(): Promise<Message[]> {
  const path = `/wecom/members/${desk.useridOf('Lin')}/messages`
  const messages = (await (await desk.sandbox.control.request(path)).json()) as Message[]
  return messages.filter(({ card }) => card)
}
async function press(key: string) {
  const [card] = await cards()
  const answer = await desk.sandbox.control.request('/wecom/presses', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ taskId: card?.card?.taskId, userid: desk.useridOf('Lin'), key }),
  })
  await desk.settle()
  return answer.status
}

describe('a card in WeCom, over HTTP and encrypted callbacks', () => {
  it('reaches the HR person with its buttons', async () => {
    expect(await cards()).toMatchObject([{ buttons: ['已电话确认', '号码无效', '查看'] }])
    expect(await desk.core.db.select().from(alerts)).toMatchObject([
      { deliveredAt: expect.any(Date) },
    ])
  })

  it('says what to do first, and can be pressed again', async () => {
    expect(await press('reached')).toBe(201)
    expect((await cards())[0]?.text).toContain('请先查看号码并拨打')
    expect(await desk.core.db.select().from(followUps)).toEqual([])
  })

  it('pressed again, it records the follow-up and shows who did it', async () => {
    await desk.clock.advance(HOUR)
    expect(await press('dead')).toBe(201)
    expect(await desk.core.db.select().from(followUps)).toMatchObject([{ outcome: 'number_dead' }])
    expect((await cards())[0]?.card?.replacedWith).toMatch(/^已由.+标为无效$|^已由.+…$/)
    expect(await press('dead')).toBe(409)
    expect(await desk.core.db.select().from(cardPresses)).toHaveLength(2)
  })
})
