import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MAX_FAILED_LOGINS } from '../../api/_src/features/session/session.ts'
import { DAY, HOUR } from '../../api/_src/kernel/clock.ts'
import { newId } from '../../api/_src/kernel/ids.ts'
import { auditLog, employees, roleGrants, sessions } from '../../db/schema/index.ts'
import { createWorld, type World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

function personWith(role: string | null) {
  const person = world.company.employees.find(({ roles }) =>
    role === null ? roles.length === 0 : roles.some((one) => one === role),
  )
  if (!person) throw new Error(`nobody is ${role}`)
  return person
}

async function loginCode(userid: string): Promise<string> {
  const answer = await world.sandbox.control.request('/wecom/login-codes', json({ userid }))
  return ((await answer.json()) as { code: string }).code
}

function json(body: unknown, headers: Record<string, string> = {}) {
  return {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  }
}

async function isIn(token: string): Promise<boolean> {
  const answer = await world.request('/api/contacts', {
    headers: { authorization: `Bearer ${token}` },
  })
  return answer.status === 200
}

describe('from the mini-program', () => {
  test('a member of the company gets a token, their name, department and roles', async () => {
    const { userid, name } = personWith('hr')
    const answer = await world.request(
      '/api/sessions/wecom-mini',
      json({ code: await loginCode(userid) }),
    )
    expect(answer.status).toBe(200)
    const body = await answer.json()
    expect(body).toMatchObject({ employee: { name, department: expect.any(String) } })
    expect(body).toHaveProperty('roles', expect.arrayContaining(['employee', 'hr']))
    expect(await isIn((body as { token: string }).token)).toBe(true)
  })

  test('a code that was used or invented logs nobody in', async () => {
    const code = await loginCode(personWith(null).userid)
    await world.request('/api/sessions/wecom-mini', json({ code }))
    for (const bad of [code, 'invented']) {
      const answer = await world.request('/api/sessions/wecom-mini', json({ code: bad }))
      expect(answer.status).toBe(401)
      expect(await answer.json()).toMatchObject({ code: 'login_code_invalid' })
    }
  })

  test('who is in WeCom but not in our roster is told to ask HR', async () => {
    const { userid } = personWith(null)
    await world.context.db
      .update(employees)
      .set({ userid: null })
      .where(eq(employees.userid, userid))
    const answer = await world.request(
      '/api/sessions/wecom-mini',
      json({ code: await loginCode(userid) }),
    )
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'not_a_member' })
  })

  test('after too many failures from one address WeCom is not asked any more, until the time is over', async () => {
    const fail = () => world.request('/api/sessions/wecom-mini', json({ code: 'invented' }))
    for (let tries = 0; tries < MAX_FAILED_LOGINS; tries++) await fail()
    const calls = () => world.sandbox.stats().calls.wecom?.calls
    const before = calls()
    expect(before).toBeGreaterThanOrEqual(MAX_FAILED_LOGINS)
    const refused = await fail()
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(calls()).toBe(before)
    await world.clock.advance(10 * 60_000)
    expect((await fail()).status).toBe(401)
  })

  test('while WeCom is down the answer is 503 and nobody is counted as failing', async () => {
    await world.sandbox.control.request('/faults', json({ target: 'wecom', fault: 'http_500' }))
    const answer = await world.request('/api/sessions/wecom-mini', json({ code: 'any' }))
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ code: 'outside_unavailable' })
  })
})

describe('from a browser', () => {
  async function begin() {
    const answer = await world.request('/api/sessions/wecom-oauth')
    expect(answer.status).toBe(302)
    const to = new URL(answer.headers.get('location') ?? '')
    const cookie = answer.headers.get('set-cookie') ?? ''
    return { to, state: to.searchParams.get('state') ?? '', cookie }
  }

  test('the log-in goes to WeCom and comes back to our pages, bound to this browser', async () => {
    const { to, state, cookie } = await begin()
    expect(to.pathname).toBe('/connect/oauth2/authorize')
    expect(to.searchParams.get('redirect_uri')).toBe('https://jinlian.example/')
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('Secure')
    expect(cookie).toContain('SameSite=Lax')
    const code = await loginCode(personWith(null).userid)
    const [pair = ''] = cookie.split(';')
    const answer = await world.request(
      '/api/sessions/wecom-oauth',
      json({ code, state }, { cookie: pair }),
    )
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0')
  })

  test.each([
    ['without the cookie', () => ''],
    ['with the cookie of another log-in', () => 'jinlian_login=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
  ])('a log-in %s is refused, and the code is not spent', async (_, cookieOf) => {
    const { state } = await begin()
    const code = await loginCode(personWith(null).userid)
    const refused = await world.request(
      '/api/sessions/wecom-oauth',
      json({ code, state }, { cookie: cookieOf() }),
    )
    expect(refused.status).toBe(401)
    expect(await refused.json()).toMatchObject({ code: 'login_state_invalid' })
    const used = await world.request('/api/sessions/wecom-mini', json({ code }))
    expect(used.status).toBe(200)
  })
})

describe('a log-in', () => {
  test('is kept as a hash only', async () => {
    const { token } = await world.loginAs(personWith(null).userid)
    expect(JSON.stringify(await world.context.db.select().from(sessions))).not.toContain(token)
  })

  test('is its owner’s alone, however many requests arrive together', async () => {
    const names = [...'甲乙丙丁戊己庚辛'].map((letter) => `家人${letter}`)
    const people = world.company.employees.slice(0, names.length)
    const tokens: string[] = []
    for (const [n, { userid }] of people.entries()) {
      const { token } = await world.loginAs(userid)
      const contact = { name: names[n], relation: '其他', phone: `1391000000${n}` }
      const headers = { authorization: `Bearer ${token}`, 'idempotency-key': `key-${n}` }
      await world.request('/api/contacts', json(contact, headers))
      tokens.push(token, 'x'.repeat(43))
    }
    const seen = await Promise.all(
      [...tokens, ...tokens].map(async (token) => {
        const headers = { authorization: `Bearer ${token}` }
        const answer = await world.request('/api/contacts', { headers })
        const { contacts } = (await answer.json()) as { contacts?: { name: string }[] }
        return contacts?.map(({ name }) => name).join() ?? answer.status
      }),
    )
    const expected = names.flatMap((name) => [name, 401])
    expect(seen).toEqual([...expected, ...expected])
  })

  test('of an employee ends after 12 hours', async () => {
    const { token } = await world.loginAs(personWith(null).userid)
    await world.clock.advance(12 * HOUR - 1)
    expect(await isIn(token)).toBe(true)
    await world.clock.advance(1)
    expect(await isIn(token)).toBe(false)
  })

  test('of a duty officer lasts 30 days after its last use', async () => {
    const { token } = await world.loginAs(personWith('duty').userid)
    for (let month = 0; month < 3; month++) {
      await world.clock.advance(29 * DAY)
      expect(await isIn(token)).toBe(true)
    }
    await world.clock.advance(30 * DAY)
    expect(await isIn(token)).toBe(false)
  })

  test('ends at once when the employee leaves', async () => {
    const { userid } = personWith('hr')
    const { token } = await world.loginAs(userid)
    await world.context.db
      .update(employees)
      .set({ status: 'left' })
      .where(eq(employees.userid, userid))
    expect(await isIn(token)).toBe(false)
  })

  test.each(['granted', 'ended'])('ends at once when a role is %s', async (change) => {
    const person = personWith('hr')
    const { token } = await world.loginAs(person.userid)
    await world.clock.advance(1_000)
    const now = world.clock.now()
    const [row] = await world.context.db
      .select({ id: employees.id })
      .from(employees)
      .where(eq(employees.userid, person.userid))
    const employeeId = row?.id ?? ''
    if (change === 'granted')
      await world.context.db
        .insert(roleGrants)
        .values({ id: newId('grant', now), employeeId, role: 'duty', grantedAt: now })
    else
      await world.context.db
        .update(roleGrants)
        .set({ endedAt: now })
        .where(and(eq(roleGrants.employeeId, employeeId), eq(roleGrants.role, 'hr')))
    expect(await isIn(token)).toBe(false)
    const again = await world.loginAs(person.userid)
    expect(await isIn(again.token)).toBe(true)
  })

  test('ends when its owner logs out', async () => {
    const me = await world.loginAs(personWith(null).userid)
    expect((await me.call('DELETE', '/api/sessions/current')).status).toBe(204)
    expect(await isIn(me.token)).toBe(false)
  })

  test.each(['', 'Bearer', 'Bearer x', `Bearer ${'A'.repeat(43)}`, 'Basic YTpi'])(
    'is not there for %j',
    async (authorization) => {
      const answer = await world.request('/api/contacts', { headers: { authorization } })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    },
  )
})

test('the first administrator is appointed once, and never after anybody was', async () => {
  const { userid } = personWith(null)
  await world.close()
  world = await createWorld({ environment: { BOOTSTRAP_ADMIN_USERID: userid } })
  await world.context.db.delete(roleGrants)
  const rolesOf = async () => {
    const code = await loginCode(userid)
    const answer = await world.request('/api/sessions/wecom-mini', json({ code }))
    return ((await answer.json()) as { roles: string[] }).roles
  }
  expect(await rolesOf()).toContain('admin')
  expect(await rolesOf()).toContain('admin')
  const acts = await world.context.db.select({ action: auditLog.action }).from(auditLog)
  expect(acts).toEqual([{ action: 'role.bootstrapped' }])
  await world.context.db.update(roleGrants).set({ endedAt: world.clock.now() })
  expect(await rolesOf()).not.toContain('admin')
})
