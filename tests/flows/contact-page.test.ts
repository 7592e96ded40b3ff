import { and, eq, isNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { expireChallenges } from '../../api/_src/features/challenge/expire-challenges.ts'
import { stopNumber } from '../../api/_src/features/number/stop-number.ts'
import { DAY, HOUR, MINUTE } from '../../api/_src/kernel/clock.ts'
import {
  challengeCodes,
  challengeCorrections,
  challenges,
  contacts,
  missCounters,
} from '../../db/schema/index.ts'
import { announced } from '../support/announced.ts'
import { askContact, sendSecrets } from '../support/asked-contact.ts'
import { clearTables } from '../support/clear-tables.ts'
import { createVisitor, mountPages, type Visitor } from '../support/contact-pages.ts'
import { createTestCore, type TestCore, workdayMorning } from '../support/test-core.ts'

let core: TestCore
let visitor: Visitor
beforeAll(async () => {
  core = await createTestCore()
})
beforeEach(async () => {
  core.clock.set(workdayMorning)
  core.logLines.length = 0
  await clearTables(core)
  visitor = createVisitor(mountPages(core))
})
afterAll(() => core.close())

/** Plays the sender for the latest code that was asked for. */
async function codeInSms(): Promise<string> {
  const [row] = await core.db
    .select({ id: challengeCodes.id })
    .from(challengeCodes)
    .where(and(isNull(challengeCodes.codeHash), sql`contact_id is not null`))
    .orderBy(sql`id desc`)
    .limit(1)
  const secrets = await sendSecrets(core, {
    challengeId: null,
    codeId: row?.id ?? null,
    needsLink: false,
  })
  return secrets?.code ?? ''
}
const wrongCode = (code: string) => (code === '123456' ? '654321' : '123456')

/** Everything a visit could have changed. */
async function everything(): Promise<string> {
  const tables = ['challenges', 'challenge_links', 'challenge_codes', 'code_tries', 'asks', 'jobs']
  const rows = await Promise.all(
    [...tables, 'miss_counters'].map((t) => core.db.execute(`select * from ${t}`)),
  )
  return JSON.stringify(rows.map((result) => (result as { rows?: unknown }).rows))
}

describe('opening a link', () => {
  test('says who asks, why, what is kept for how long, and how to say no', async () => {
    const { link } = await askContact(core)
    const page = await visitor.get(`/c/${link}`)
    expect(page.status).toBe(200)
    for (const words of [
      '张敏想请您做紧急联络人',
      '远禾精密',
      '尾号 9012',
      '不问银行卡、密码、身份证',
      '会保存：',
      '30 天内删除',
      '我不认识这位员工',
      '认识，但不愿意',
      '0512-5550-0100',
    ])
      expect(page.text).toContain(words)
    expect(page.html).not.toContain('13800009012')
    expect(page.text).not.toContain('王小芬')
  })

  test('changes nothing, for scanners, previews and whoever else opens it', async () => {
    const { link } = await askContact(core)
    const before = await everything()
    for (const at of ['', '?at=code', '?at=thanks', '?at=leave', '?at=undone', '?at=nonsense'])
      await visitor.get(`/c/${link}${at}`)
    const head = await visitor.head(`/c/${link}`)
    expect(head.status).toBe(200)
    expect(await everything()).toBe(before)
  })

  test('leaves no trace and lets nothing in', async () => {
    const { link } = await askContact(core)
    const { headers } = await visitor.get(`/c/${link}`)
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    const policy = headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("form-action 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
  })

  test('a child confirms to be of age before anything is sent', async () => {
    const { link } = await askContact(core, { relation: '子女' })
    expect((await visitor.get(`/c/${link}`)).text).toContain('我已年满18周岁')
    const refused = await visitor.post(`/c/${link}/code`)
    expect(refused.text).toContain('请先勾选')
    expect(await announced(core, 'code.issued')).toEqual([])
    expect((await visitor.post(`/c/${link}/code`, { agree: 'on' })).text).toContain('验证码已发到')
  })
})

describe('agreeing', () => {
  test('agree → code → 确认成功, and afterwards 您已经答复过了', async () => {
    const { link, challengeId } = await askContact(core)
    const asked = await visitor.post(`/c/${link}/code`, { agree: 'on' })
    expect(asked.text).toContain('验证码已发到尾号 9012 的手机')
    expect(asked.html).toContain('autocomplete="one-time-code"')
    expect(asked.html).toContain('inputmode="numeric"')
    const thanks = await visitor.post(`/c/${link}/confirm`, { code: await codeInSms() })
    expect(thanks.text).toContain('确认成功')
    expect(await announced(core, 'challenge.confirmed')).toEqual([{ challengeId }])
    const later = await visitor.get(`/c/${link}`)
    expect(later.text).toContain('您已经答复过了')
    expect(later.text).toContain('11 月 23 日 10:00')
  })

  test('reloading repeats nothing: every press ends at an address that only shows', async () => {
    const { link } = await askContact(core)
    const asked = await visitor.post(`/c/${link}/code`, { agree: 'on' })
    expect((await visitor.get(asked.path)).text).toContain('请填短信里的验证码')
    const thanks = await visitor.post(`/c/${link}/confirm`, { code: await codeInSms() })
    const before = await everything()
    expect((await visitor.get(thanks.path)).text).toContain('确认成功')
    expect((await visitor.post(`/c/${link}/confirm`, { code: '123456' })).text).toContain(
      '您已经答复过了',
    )
    expect((await visitor.post(`/c/${link}/code`, { agree: 'on' })).text).toContain(
      '您已经答复过了',
    )
    expect((await visitor.post(`/c/${link}/decline`, { why: 'unknown' })).text).toContain(
      '您已经答复过了',
    )
    expect(await everything()).toBe(before)
  })

  test('a second code within a minute is refused with the time, and the field stays', async () => {
    const { link } = await askContact(core)
    await visitor.post(`/c/${link}/code`, { agree: 'on' })
    const soon = await visitor.post(`/c/${link}/code`, { agree: 'on' })
    expect(soon.text).toContain('10:01 以后可以再发一条')
    expect(soon.html).toContain('name="code"')
    expect(await announced(core, 'code.issued')).toHaveLength(1)
  })

  test('a wrong code says how many tries are left; the fifth locks the day, with the ways that stay', async () => {
    const { link } = await askContact(core)
    await visitor.post(`/c/${link}/code`, { agree: 'on' })
    const code = await codeInSms()
    const press = () => visitor.post(`/c/${link}/confirm`, { code: wrongCode(code) })
    expect((await press()).text).toContain('今天还可以填 4 次')
    for (let left = 3; left >= 1; left--)
      expect((await press()).text).toContain(`今天还可以填 ${left} 次`)
    expect((await press()).text).toContain('填错太多次了，先停一停')
    const late = await visitor.post(`/c/${link}/confirm`, { code })
    expect(late.text).toContain('明天再填就好')
    expect(late.text).toContain('认识，但不愿意')
  })

  test('a code with a digit missing is still there, so that one digit mends it', async () => {
    const { link } = await askContact(core)
    await visitor.post(`/c/${link}/code`, { agree: 'on' })
    const page = await visitor.post(`/c/${link}/confirm`, { code: '12345' })
    expect(page.status).toBe(422)
    expect(page.html).toContain('value="12345"')
    const fixed = await visitor.post('/c/confirm', { phone: '13800010001', code: '12 34' })
    expect(fixed.html).toContain('value="12 34"')
  })

  test('five digits are no guess and cost no try', async () => {
    const { link } = await askContact(core)
    await visitor.post(`/c/${link}/code`, { agree: 'on' })
    const code = await codeInSms()
    for (let i = 0; i < 6; i++)
      expect((await visitor.post(`/c/${link}/confirm`, { code: '12345' })).text).toContain(
        '验证码是 6 位数字',
      )
    expect((await visitor.post(`/c/${link}/confirm`, { code })).text).toContain('确认成功')
  })

  test('an expired code says so and costs no try', async () => {
    const { link } = await askContact(core)
    await visitor.post(`/c/${link}/code`, { agree: 'on' })
    const code = await codeInSms()
    core.clock.advance(10 * MINUTE)
    expect((await visitor.post(`/c/${link}/confirm`, { code })).text).toContain('验证码过期了')
  })

  test('a child whose press proves still confirms to be of age first', async () => {
    const { link } = await askContact(core, {
      relation: '子女',
      row: { state: 'due', proofKind: 'contact_code', proofAt: new Date('2026-05-20T02:00:00Z') },
    })
    expect((await visitor.post(`/c/${link}/confirm`)).text).toContain('请先勾选')
    expect(await announced(core, 'challenge.confirmed')).toEqual([])
  })

  test('a renewal is one press', async () => {
    const { link } = await askContact(core, {
      row: { state: 'due', proofKind: 'contact_code', proofAt: new Date('2026-05-20T02:00:00Z') },
    })
    const page = await visitor.get(`/c/${link}`)
    expect(page.text).toContain('没有变化，我还愿意')
    expect(page.html).toContain(`action="/c/${link}/confirm"`)
    expect((await visitor.post(`/c/${link}/confirm`, { agree: 'on' })).text).toContain('确认成功')
  })
})

describe('saying no', () => {
  test.each([
    ['unknown', '您说不认识张敏'],
    ['unwilling', '也会告诉张敏换一位联络人'],
  ])('%s ends the question and can be taken back for 24 hours', async (why, words) => {
    const { link, challengeId } = await askContact(core)
    const declined = await visitor.post(`/c/${link}/decline`, { why })
    expect(declined.text).toContain(words)
    expect(declined.text).toContain('11 月 24 日 10:00 以前可以撤回')
    expect(await announced(core, 'challenge.declined')).toEqual([{ challengeId }])
    const undone = await visitor.post(`/c/${link}/undo`)
    expect(undone.text).toContain('已经撤回了')
    expect(undone.text).toContain('我愿意，获取验证码')
  })

  test('after a day the page says that it is too late, and who can help', async () => {
    const { link } = await askContact(core)
    await visitor.post(`/c/${link}/decline`, { why: 'unknown' })
    core.clock.advance(DAY)
    const late = await visitor.post(`/c/${link}/undo`)
    expect(late.text).toContain('不能撤回了')
    expect(late.html).not.toContain('/undo')
  })

  test('a reason that is none changes nothing', async () => {
    const { link } = await askContact(core)
    expect((await visitor.post(`/c/${link}/decline`, { why: 'stranger' })).text).toContain(
      '张敏想请您做',
    )
    expect(await announced(core, 'challenge.declined')).toEqual([])
  })
})

describe('after the confirmation', () => {
  async function confirmed() {
    const asked = await askContact(core)
    await visitor.post(`/c/${asked.link}/code`, { agree: 'on' })
    await visitor.post(`/c/${asked.link}/confirm`, { code: await codeInSms() })
    core.clock.advance(MINUTE)
    return asked
  }

  test('withdrawing needs a code, and ends with 已经退出', async () => {
    const { link, challengeId } = await confirmed()
    const asked = await visitor.post(`/c/${link}/withdraw`)
    expect(asked.text).toContain('验证码已发到尾号 9012')
    expect(asked.text).toContain('您就不再是')
    expect(asked.text).toContain('不退出了')
    const code = await codeInSms()
    expect((await visitor.post(`/c/${link}/withdraw`, { code: wrongCode(code) })).text).toContain(
      '验证码不对',
    )
    expect((await visitor.post(`/c/${link}/withdraw`, { code })).text).toContain('已经退出')
    expect((await visitor.get(`/c/${link}`)).text).toContain('已经退出')
    expect(await announced(core, 'challenge.withdrawn')).toEqual([{ challengeId }])
  })

  test('the code for confirming does not withdraw', async () => {
    const { link } = await askContact(core)
    await visitor.post(`/c/${link}/code`, { agree: 'on' })
    const first = await codeInSms()
    core.clock.advance(MINUTE)
    await visitor.post(`/c/${link}/code`, { agree: 'on' })
    await visitor.post(`/c/${link}/confirm`, { code: await codeInSms() })
    expect((await visitor.post(`/c/${link}/withdraw`, { code: first })).text).toContain(
      '验证码过期了',
    )
  })

  test('a better name or relation is kept sealed for the employee; a number is not taken', async () => {
    const { link, contactId } = await confirmed()
    const saved = await visitor.post(`/c/${link}/correct`, {
      name: '王晓芬',
      relation: '其他亲属',
      phone: '13911112222',
    })
    expect(saved.text).toContain('您的更正已经转给张敏')
    const [row] = await core.db.select().from(challengeCorrections)
    expect(row).toMatchObject({ contactId, relation: '其他亲属' })
    expect(row?.nameSealed && core.vault.open('name', row.nameSealed)).toBe('王晓芬')
    await visitor.post(`/c/${link}/correct`, { name: '王晓芬', relation: '其他亲属' })
    expect(await announced(core, 'challenge.corrected')).toHaveLength(1)
  })

  test.each(['王<b>', '王😀', '王'.repeat(31), '王\u0000'])(
    'a name like %j is refused, and everything typed is still there to be mended',
    async (name) => {
      const { link } = await confirmed()
      const refused = await visitor.post(`/c/${link}/correct`, { name, relation: '朋友' })
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('名字没有看懂')
      expect(refused.html).toContain(`value="${name.replace('<b>', '&lt;b&gt;')}"`)
      expect(refused.html).toContain('<option selected>朋友')
      expect(await core.db.$count(challengeCorrections)).toBe(0)
    },
  )
})

describe('links that lead nowhere', () => {
  test('an expired link names nobody and offers a new one to the number on file', async () => {
    const { link, contactId } = await askContact(core)
    core.clock.advance(7 * DAY)
    await expireChallenges(core)
    await core.db.update(contacts).set({ state: 'unanswered' }).where(eq(contacts.id, contactId))
    const page = await visitor.get(`/c/${link}`)
    expect(page.text).toContain('这个链接过期了')
    expect(page.text).not.toContain('张敏')
    expect(page.text).not.toContain('9012')
    expect((await visitor.post(`/c/${link}/code`, { agree: 'on' })).text).toContain(
      '这个链接过期了',
    )
    expect((await visitor.post(`/c/${link}/renew`)).text).toContain('新的短信在路上')
    expect(await announced(core, 'link.requested')).toHaveLength(1)
    const again = await visitor.post(`/c/${link}/renew`)
    expect(again.text).toContain('10:01 以后可以再发一条')
  })

  test('who said stop is not promised a new link that cannot come', async () => {
    const { link, phone } = await askContact(core)
    await stopNumber(core, { phoneHash: core.vault.hash('phone', phone) })
    core.clock.advance(7 * DAY)
    expect((await visitor.post(`/c/${link}/renew`)).text).toContain('不收我们的短信')
    expect(await announced(core, 'link.requested')).toHaveLength(0)
  })

  test('a question whose contact is gone is over, without a name', async () => {
    const { link, contactId } = await askContact(core)
    await core.db
      .update(contacts)
      .set({ state: 'retired', position: null })
      .where(eq(contacts.id, contactId))
    const page = await visitor.get(`/c/${link}`)
    expect(page.text).toContain('这件事已经结束了')
    expect(page.text).not.toContain('张敏')
  })

  test('every link that is none gets the same page, whatever is pressed', async () => {
    const pages = await Promise.all([
      visitor.get('/c/aaaaaaaa'),
      visitor.get('/c/short'),
      visitor.get('/c/%2e%2e%2fetc'),
      visitor.post('/c/aaaaaaaa/code', { agree: 'on' }),
      visitor.post('/c/aaaaaaaa/confirm', { code: '123456' }),
      visitor.post('/c/aaaaaaaa/renew'),
      visitor.get('/c/aaaaaaaa/something/else'),
    ])
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([404]))
    expect(new Set(pages.map(({ html }) => html)).size).toBe(1)
  })

  test('whoever tries links is stopped, while a correct link always works', async () => {
    const { link } = await askContact(core)
    let last = await visitor.get('/c/aaaaaaaa')
    for (let i = 0; i < 30; i++) last = await visitor.get(`/c/aaaaaa${10 + i}`)
    expect(last.status).toBe(429)
    expect(last.text).toContain('10:10 以后再试')
    expect((await visitor.get(`/c/${link}`)).status).toBe(200)
    expect((await visitor.post(`/c/${link}/code`, { agree: 'on' })).text).toContain('验证码已发到')
    const [counter] = await core.db.select().from(missCounters)
    expect(counter?.subject).not.toContain('203.0.113')
  })
})

describe('the fixed form', () => {
  test('number → code → who asks → one press confirms, without a second code', async () => {
    const { phone, challengeId } = await askContact(core)
    expect((await visitor.get('/c')).text).not.toContain('张敏')
    const asked = await visitor.post('/c/code', { phone })
    expect(asked.text).toContain('尾号 9012')
    expect(asked.text).not.toContain('张敏')
    const named = await visitor.post('/c/confirm', { code: await codeInSms() })
    expect(named.text).toContain('张敏想请您做紧急联络人')
    expect(named.path).toMatch(/^\/c\/[A-Za-z0-9]{8}$/)
    const thanks = await visitor.post(`${named.path}/confirm`, { agree: 'on' })
    expect(thanks.text).toContain('确认成功')
    const [row] = await core.db.select().from(challenges).where(eq(challenges.id, challengeId))
    expect(row).toMatchObject({ state: 'confirmed', answeredVia: 'code' })
  })

  test('works without cookies: the sealed ticket travels in the form', async () => {
    const { phone } = await askContact(core)
    const asked = await visitor.post('/c/code', { phone })
    const ticket = /name="ticket" value="([^"]+)"/.exec(asked.html)?.[1] ?? ''
    expect(ticket).not.toContain(phone)
    const other = createVisitor(mountPages(core))
    const named = await other.post('/c/confirm', { code: await codeInSms(), ticket })
    expect(named.text).toContain('张敏想请您做紧急联络人')
  })

  test('the proof of the number lasts an hour, then agreeing needs a code again', async () => {
    const { phone } = await askContact(core)
    await visitor.post('/c/code', { phone })
    const named = await visitor.post('/c/confirm', { code: await codeInSms() })
    core.clock.advance(HOUR)
    expect((await visitor.get(named.path)).text).toContain('我愿意，获取验证码')
    const pressed = await visitor.post(`${named.path}/confirm`, { agree: 'on' })
    expect(await announced(core, 'challenge.confirmed')).toEqual([])
    expect(pressed.text).toContain('张敏想请您做')
  })

  test('several employees are listed, and each is answered on their own', async () => {
    const { phone } = await askContact(core)
    await askContact(core, { employee: '李强', phone })
    await visitor.post('/c/code', { phone })
    const list = await visitor.post('/c/confirm', { code: await codeInSms() })
    expect(list.text).toContain('张敏想请您做紧急联络人')
    expect(list.text).toContain('李强想请您做紧急联络人')
    expect((await visitor.get('/c')).text).toContain('李强想请您做紧急联络人')
    expect((await visitor.post('/c/confirm', { code: '123456' })).text).toContain(
      '李强想请您做紧急联络人',
    )
  })

  test('a number nobody named cannot be told from one that is asked, at any step', async () => {
    const { phone } = await askContact(core)
    const known = createVisitor(mountPages(core))
    const unknown = createVisitor(mountPages(core))
    const plain = (visit: { html: string; status: number }, tail: string) =>
      `${visit.status}${visit.html.replace(/value="[^"]*"/g, '').replaceAll(tail, '')}`
    const same = async (path: string, fields: (phone: string) => Record<string, string>) => {
      const a = await known.post(path, fields(phone))
      const b = await unknown.post(path, fields('13800009999'))
      expect(plain(b, '9999')).toBe(plain(a, '9012'))
    }
    await same('/c/code', (typed) => ({ phone: typed }))
    const code = await codeInSms()
    await same('/c/code', (typed) => ({ phone: typed }))
    for (let i = 0; i < 6; i++) await same('/c/confirm', () => ({ code: wrongCode(code) }))
    expect((await known.post('/c/confirm', { code })).text).toContain('填错太多次了')
  })

  test('a number that nobody named gets no SMS', async () => {
    await visitor.post('/c/code', { phone: '13800009999' })
    expect(await announced(core, 'code.issued')).toEqual([])
  })

  test.each([
    ['1380000901', '还差 1 位'],
    ['', '请填您的手机号'],
    ['0512-55550100', '没有 051 开头的手机号'],
    ['<script>', '只能有数字'],
  ])('"%s" is no mobile number, and stays in the field', async (typed, words) => {
    const page = await visitor.post('/c/code', { phone: typed })
    expect(page.status).toBe(422)
    expect(page.text).toContain(words)
    expect(page.html).not.toContain('<script')
  })

  test('whoever types many numbers is stopped for a while', async () => {
    let last = await visitor.post('/c/code', { phone: '13800010000' })
    for (let i = 1; i <= 30; i++)
      last = await visitor.post('/c/code', { phone: `138000100${10 + i}` })
    expect(last.status).toBe(429)
  })

  test('no number is in an address or a log line', async () => {
    const { phone } = await askContact(core)
    const asked = await visitor.post('/c/code', { phone })
    const named = await visitor.post('/c/confirm', { code: await codeInSms() })
    expect(asked.path + named.path).not.toContain(phone)
    expect(core.logLines.join('')).not.toContain(phone)
  })

  test('a page asked for again by its address leads back to the start', async () => {
    const { link } = await askContact(core)
    for (const path of ['code', 'confirm', 'decline', 'undo', 'correct', 'withdraw', 'renew', ''])
      expect((await visitor.get(`/c/${link}/${path}`)).path, path).toBe(`/c/${link}`)
    expect((await visitor.get('/c/')).text).toContain('看看是谁')
    expect((await visitor.get('/c/confirm')).text).toContain('看看是谁')
    expect((await visitor.get('/c/code')).text).toContain('看看是谁')
  })
})

describe('odd requests', () => {
  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    '%s is refused, with what is possible',
    async (method) => {
      const { link } = await askContact(core)
      const { status, headers } = await visitor.send(`/c/${link}`, { method })
      expect([status, headers.get('allow')]).toEqual([405, 'GET'])
      expect((await visitor.send(`/c/${link}/nothing`, { method })).status).toBe(404)
    },
  )

  test('a link that would break a header is a link that is none', async () => {
    for (const odd of [
      '%0d%0aSet-Cookie:%20a=b',
      '%E2%80%A8',
      '%00',
      '%ff',
      '..%2f..',
      '%5c%5cevil.com',
    ])
      for (const press of ['code', 'confirm', 'decline'])
        expect((await visitor.post(`/c/${odd}/${press}`)).status, `${odd}/${press}`).toBe(404)
  })

  test('a form on somebody else’s page answers nothing', async () => {
    const { link } = await askContact(core)
    const before = await everything()
    for (const press of ['code', 'confirm', 'decline', 'renew']) {
      const shown = await visitor.send(`/c/${link}/${press}`, {
        method: 'POST',
        body: new URLSearchParams({ agree: 'on', why: 'unknown' }),
        headers: { 'sec-fetch-site': 'cross-site' },
      })
      expect(shown.path).toBe(`/c/${link}`)
    }
    expect(await everything()).toBe(before)
  })

  const bodies: [string, RequestInit][] = [
    ['no body', { method: 'POST' }],
    [
      'JSON',
      { method: 'POST', body: '{"agree":"on"', headers: { 'content-type': 'application/json' } },
    ],
    [
      'a broken multipart',
      {
        method: 'POST',
        body: '--x\r\n',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
      },
    ],
    [
      'bytes',
      {
        method: 'POST',
        body: new Uint8Array([0xff, 0xfe, 0]),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
    ],
    [
      'repeated fields',
      {
        method: 'POST',
        body: 'code=1&code=2&why[]=unknown&__proto__=1',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
    ],
    [
      'a huge body',
      {
        method: 'POST',
        body: `code=${'1'.repeat(20_000)}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
    ],
    [
      'a null in the code',
      {
        method: 'POST',
        body: 'code=%00%00%00&name=%00&agree=%00',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
    ],
  ]

  test.each(bodies)('%s is answered by a page, never by an error of ours', async (_, init) => {
    const { link } = await askContact(core)
    const paths = ['code', 'confirm', 'decline', 'undo', 'correct', 'withdraw', 'renew'].map(
      (name) => `/c/${link}/${name}`,
    )
    for (const path of [...paths, '/c/code', '/c/confirm']) {
      const page = await visitor.send(path, init)
      expect(page.status, path).toBeLessThan(500)
      expect(page.html).toContain('</main>')
    }
    expect(await announced(core, 'challenge.confirmed')).toEqual([])
    expect(await announced(core, 'challenge.declined')).toEqual([])
  })

  test('when the database is away the page says so, with the way back and the landline', async () => {
    const { link } = await askContact(core)
    const broken = createVisitor(
      mountPages({
        ...core,
        vault: {
          ...core.vault,
          hash: () => {
            throw new Error('away')
          },
        },
      }),
    )
    const page = await broken.get(`/c/${link}`)
    expect(page.status).toBe(500)
    expect(page.text).toContain('再试一次')
    expect(page.text).toContain('0512-5550-0100')
    expect(page.html).toContain(`action="/c/${link}"`)
  })
})
