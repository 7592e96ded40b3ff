import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { auditLog, contacts, emergencies, employees, notices } from '../../db/schema/index.ts'
import { type Emergency, emergencySchema, openEmergenciesSchema } from '../../shared/emergency.ts'
import { idOf, personWho, putContact, workersAt } from '../support/desk-people.ts'
import { type Client, createWorld, type World } from '../support/world.ts'

const HOUR = 3_600_000

let world: World
let hr: Client
let workers: string[]
beforeEach(async () => {
  world = await createWorld()
  hr = await world.loginAs(personWho(world, ({ worksFor }) => worksFor === 10).userid)
  workers = await Promise.all(workersAt(world, '苏州基地').map((one) => idOf(world, one)))
})
afterEach(() => world.close())

const open = (employeeId: string, who = hr) =>
  who.call('POST', '/api/desk/emergency', { employeeId, reason: '工伤' })
async function cardOf(employeeId: string, who = hr): Promise<Emergency> {
  const answer = await open(employeeId, who)
  expect(answer.status).toBe(200)
  return emergencySchema.parse(await answer.json())
}
let presses = 0
function press(
  card: Emergency,
  body: { contactId: string; outcome: string; corrects?: string },
  key = `press-${++presses}`,
) {
  return hr.call('POST', `/api/desk/emergency/${card.id}/outcomes`, body, {
    'idempotency-key': key,
  })
}
const close = (card: Emergency) => hr.call('POST', `/api/desk/emergency/${card.id}/close`)
const noticesOf = (kind: string) =>
  world.context.db.select().from(notices).where(eq(notices.kind, kind))

describe('an emergency card', () => {
  test('shows contacts in full, the likeliest first, and never who declined', async () => {
    const [employeeId = ''] = workers
    await putContact(world, { employeeId, phone: '13700009012', name: '王芬', position: 2 })
    await putContact(world, {
      employeeId,
      phone: '13700009013',
      name: '李强',
      state: 'pending',
      proofAt: null,
      proofKind: null,
    })
    await putContact(world, {
      employeeId,
      phone: '13700009014',
      state: 'invalid',
      cause: 'declined',
      position: null,
    })
    const card = await cardOf(employeeId)
    expect(card.contacts.map(({ name, phone, standing }) => [name, phone, standing])).toEqual([
      ['王芬', '13700009012', 'confirmed'],
      ['李强', '13700009013', 'unconfirmed'],
    ])
    expect(card.employee.breaksGlass).toBe(false)
    expect(card.manager?.phone).toMatch(/^136/)
  })

  test('is found again by whoever opened it, until it is closed, and by nobody else', async () => {
    const [employeeId = ''] = workers
    const card = await cardOf(employeeId)
    const other = await world.loginAs(
      personWho(world, ({ roles }) => roles.includes('duty')).userid,
    )
    const openOf = async (who: Client) =>
      openEmergenciesSchema.parse(await (await who.call('GET', '/api/desk/emergency')).json()).open
    expect(await openOf(hr)).toEqual([{ id: card.id, employee: card.employee.name }])
    expect(await openOf(other)).toEqual([])
    await close(card)
    expect(await openOf(hr)).toEqual([])
  })

  test('pressed twice, and from two windows at once, is one card', async () => {
    const [employeeId = ''] = workers
    const cards = await Promise.all([cardOf(employeeId), cardOf(employeeId)])
    expect(new Set([...cards, await cardOf(employeeId)].map(({ id }) => id)).size).toBe(1)
    expect(await world.context.db.select().from(emergencies)).toHaveLength(1)
  })

  test('is audited when it opens and when it closes, and its numbers go with it', async () => {
    const [employeeId = ''] = workers
    await putContact(world, { employeeId, phone: '13700009012' })
    const card = await cardOf(employeeId)
    const closed = emergencySchema.parse(await (await close(card)).json())
    expect(closed.contacts).toEqual([])
    expect(closed.closedAt).toBeDefined()
    await close(card)
    const rows = await world.context.db.select().from(auditLog)
    expect(rows.map(({ action }) => action)).toEqual(['emergency.opened', 'emergency.closed'])
    expect(JSON.stringify(rows)).not.toMatch(/9012|王芬/)
    const again = await hr.call('GET', `/api/desk/emergency/${card.id}`)
    expect(JSON.stringify(await again.json())).not.toContain('9012')
  })

  test('that nobody closes has an end after 12 hours', async () => {
    const card = await cardOf(workers[0] ?? '')
    await world.clock.advance(12 * HOUR)
    await world.settle()
    const [row] = await world.context.db.select().from(emergencies)
    expect(row?.id).toBe(card.id)
    expect(row?.closedAt).not.toBeNull()
    expect(row?.employeeToldAt).not.toBeNull()
  })

  test('across departments breaks glass, and the privacy officer hears of it at night', async () => {
    await world.clock.advance(14 * HOUR)
    const [far] = workersAt(world, '郑州基地')
    const card = await cardOf(await idOf(world, far ?? { userid: '' }))
    expect(card.employee.breaksGlass).toBe(true)
    await world.settle()
    const [told, more] = await noticesOf('emergency_opened')
    expect(more).toBeUndefined()
    expect(told?.state).toBe('sent')
    expect(told?.employeeId).toBe(
      await idOf(
        world,
        personWho(world, ({ roles }) => roles.includes('privacy')),
      ),
    )
  })

  test('tells the employee afterwards, by day, and nothing of whom it showed', async () => {
    await world.clock.advance(14 * HOUR)
    const [employeeId = ''] = workers
    await putContact(world, { employeeId, phone: '13700009012', name: '王芬' })
    const card = await cardOf(employeeId)
    await world.settle()
    expect(await noticesOf('emergency_used')).toEqual([])
    await close(card)
    await world.settle()
    expect((await noticesOf('emergency_used'))[0]?.state).toBe('queued')
    await world.clock.advance(8 * HOUR)
    await world.settle()
    const [told] = await noticesOf('emergency_used')
    expect(told?.state).toBe('sent')
    expect(told?.employeeId).toBe(employeeId)
    expect(JSON.stringify(told)).not.toMatch(/9012|王芬|配偶/)
  })

  test('does not write to an employee who left meanwhile', async () => {
    const card = await cardOf(workers[0] ?? '')
    await world.context.db
      .update(employees)
      .set({ status: 'left' })
      .where(eq(employees.id, workers[0] ?? ''))
    await close(card)
    await world.settle()
    expect(await noticesOf('emergency_used')).toEqual([])
  })
})

describe('what a call led to', () => {
  async function withTwo() {
    const [employeeId = ''] = workers
    const first = await putContact(world, { employeeId, phone: '13700009012' })
    const second = await putContact(world, {
      employeeId,
      phone: '13700009013',
      position: 2,
      state: 'pending',
      proofAt: null,
      proofKind: null,
    })
    return { first, second, card: await cardOf(employeeId) }
  }

  test('没人接 leads to the next one; the first dialling is measured', async () => {
    const { first, second, card } = await withTwo()
    await world.clock.advance(20_000)
    await press(card, { contactId: first, outcome: 'dialled' })
    await world.clock.advance(20_000)
    const answer = await press(card, { contactId: first, outcome: 'no_answer' })
    const now = emergencySchema.parse(await answer.json())
    expect(now.contacts.map(({ id }) => id)).toEqual([second, first])
    expect(now.contacts[1]?.outcomes.map(({ outcome }) => outcome)).toEqual([
      'dialled',
      'no_answer',
    ])
    const [row] = await world.context.db.select().from(emergencies)
    expect((row?.dialledAt?.getTime() ?? 0) - (row?.openedAt.getTime() ?? 0)).toBe(20_000)
  })

  test('one press that is sent twice is one outcome; the same key says one thing', async () => {
    const { first, second, card } = await withTwo()
    const body = { contactId: first, outcome: 'no_answer' }
    await Promise.all([press(card, body, 'same'), press(card, body, 'same')])
    const again = emergencySchema.parse(await (await press(card, body, 'same')).json())
    expect(again.contacts.flatMap(({ outcomes }) => outcomes)).toHaveLength(1)
    const other = await press(card, { contactId: second, outcome: 'reached' }, 'same')
    expect(other.status).toBe(422)
  })

  test('联系上了 is a proof once the card is closed, and a slip leaves no trace', async () => {
    const { first, second, card } = await withTwo()
    const answer = await press(card, { contactId: first, outcome: 'reached' })
    const slip = emergencySchema.parse(await answer.json())
    const corrects = slip.contacts.find(({ id }) => id === first)?.outcomes[0]?.id ?? ''
    await press(card, { contactId: first, outcome: 'no_answer', corrects })
    expect((await press(card, { contactId: first, outcome: 'reached', corrects })).status).toBe(409)
    await press(card, { contactId: second, outcome: 'reached' })
    await world.settle()
    expect(await stateOf(second)).toEqual(['pending', null])
    await close(card)
    await world.settle()
    expect(await stateOf(second)).toEqual(['valid', 'hr_reached'])
    expect(await stateOf(first)).toEqual(['valid', 'contact_code'])
  })

  test('is written by the opener alone: on somebody else’s card nothing happens', async () => {
    const { first, card } = await withTwo()
    const stranger = await world.loginAs(
      personWho(world, ({ roles }) => roles.includes('hr_lead')).userid,
    )
    const path = `/api/desk/emergency/${card.id}`
    const body = { contactId: first, outcome: 'reached' }
    const pressed = await stranger.call('POST', `${path}/outcomes`, body, {
      'idempotency-key': 'x',
    })
    expect(pressed.status).toBe(404)
    expect((await stranger.call('POST', `${path}/close`)).status).toBe(404)
    const now = emergencySchema.parse(await (await hr.call('GET', path)).json())
    expect(now.closedAt).toBeUndefined()
    expect(now.contacts.flatMap(({ outcomes }) => outcomes)).toEqual([])
  })

  test.each(['wrong_person', 'number_dead'])(
    '%s costs nobody their contact in the heat',
    async (outcome) => {
      const { first, second, card } = await withTwo()
      const answer = await press(card, { contactId: first, outcome })
      const now = emergencySchema.parse(await answer.json())
      expect(now.contacts.map(({ id, standing }) => [id, standing])).toEqual([
        [second, 'unconfirmed'],
        [first, 'unlikely'],
      ])
      await close(card)
      await world.settle()
      expect(await stateOf(first)).toEqual(['valid', 'contact_code'])
    },
  )

  async function stateOf(id: string) {
    const [row] = await world.context.db.select().from(contacts).where(eq(contacts.id, id))
    return [row?.state, row?.proofKind]
  }
})
