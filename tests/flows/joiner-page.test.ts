import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { revokeLink } from '../../api/_src/features/preboarding/revoke-link.ts'
import { MINUTE, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import { contacts, employees, preboardings, settings } from '../../db/schema/index.ts'
import { createVisitor, type Visitor } from '../support/contact-pages.ts'
import { issueJoinerLink, mountJoinerPages } from '../support/joiner-pages.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
let app: ReturnType<typeof mountJoinerPages>
let phone: Visitor
beforeAll(async () => {
  world = await createMessageWorld()
  app = mountJoinerPages(world)
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.reset()
  phone = createVisitor(app)
})

const mother = { name: '王小芬', relation: '母亲', phone: '138 0000 9012' }
const keyOf = (html: string) => /name="key" value="(\w{24})"/.exec(html)?.[1] ?? ''
async function begin(row: Record<string, unknown> = {}): Promise<string> {
  const link = await issueJoinerLink(world, row)
  await world.settle()
  await phone.get(`/j/${link}`)
  await phone.post(`/j/${link}/open`)
  return link
}
async function add(link: string, fields: Record<string, string> = mother) {
  const form = await phone.get(`/j/${link}/new`)
  const answer = await phone.post(`/j/${link}/contacts`, { key: keyOf(form.html), ...fields })
  await world.settle()
  return answer
}
const listed = () => world.db.select().from(contacts)
/** Everything a visit could have changed. */
async function everything(): Promise<string> {
  const tables = ['preboardings', 'contacts', 'jobs', 'miss_counters', 'audit_log', 'sessions']
  const rows = await Promise.all(tables.map((name) => world.db.execute(`select * from ${name}`)))
  return JSON.stringify(rows.map((result) => rowsOf(result)))
}

describe('the link', () => {
  test('looked at by a scanner or a preview changes nothing and names nobody', async () => {
    const link = await issueJoinerLink(world)
    await world.settle()
    const before = await everything()
    const page = await phone.get(`/j/${link}`)
    for (const words of [
      '远禾精密',
      '开始填写',
      '12 月 8 日前有效',
      '30 天内删除',
      '0512-5550-0100',
    ])
      expect(page.text).toContain(words)
    expect(page.html).not.toMatch(/林小满|P1/)
    for (const rest of [
      '',
      '/new',
      '/open',
      '/contacts',
      '/contacts/con_x',
      '/finish',
      '?at=added',
    ])
      await phone.get(`/j/${link}${rest}`)
    expect((await phone.head(`/j/${link}`)).status).toBe(200)
    expect(await everything()).toBe(before)
  })

  test('is given by one press to the browser that pressed, again after a lost answer, and to no other one', async () => {
    const link = await issueJoinerLink(world)
    await phone.get(`/j/${link}`)
    expect(phone.jar.get('jinlian_joiner')).toMatch(/^[\w-]{43}$/)
    for (let press = 0; press < 3; press++)
      expect((await phone.post(`/j/${link}/open`)).text).toContain('林小满，您的紧急联络人')
    const other = createVisitor(app)
    for (const visit of [other.get(`/j/${link}`), other.post(`/j/${link}/open`)]) {
      const page = await visit
      expect([page.status, page.text]).toEqual([403, expect.stringContaining('重发一个链接')])
      expect(page.text).not.toContain('林小满')
    }
    expect((await add(link)).text).toContain('王小芬（母亲）')
    const refused = await other.post(`/j/${link}/contacts`, { key: 'k'.repeat(24), ...mother })
    expect(refused.status).toBe(403)
    expect(await listed()).toHaveLength(1)
    // closed and come back
    expect((await phone.get(`/j/${link}`)).text).toContain('王小芬（母亲）')
  })

  test('is not used up in a browser that keeps no cookie', async () => {
    const link = await issueJoinerLink(world)
    const page = await createVisitor(app).post(`/j/${link}/open`)
    expect([page.status, page.text]).toEqual([422, expect.stringContaining('链接还没有用掉')])
    await phone.get(`/j/${link}`)
    expect((await phone.post(`/j/${link}/open`)).text).toContain('林小满')
  })

  test('its cookie is for this page alone and for no script; the page leaves no trace', async () => {
    const link = await issueJoinerLink(world)
    const { headers } = await phone.get(`/j/${link}`)
    const cookie = headers.get('set-cookie')
    expect(cookie).toMatch(/; Path=\/j; HttpOnly; SameSite=Lax$/)
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/default-src 'none'; style-src 'sha256-.*; script-src 'sha256-/)
    expect(policy).not.toContain('unsafe')
  })

  test('a press on somebody else’s page does nothing', async () => {
    const link = await begin()
    const body = new URLSearchParams({ key: 'k'.repeat(24), ...mother })
    const headers = { 'sec-fetch-site': 'cross-site' }
    await phone.send(`/j/${link}/contacts`, { method: 'POST', body, headers })
    expect(await listed()).toEqual([])
  })

  test('that is expired, revoked, of a member or of nobody says whom to ask, and lets nobody in', async () => {
    const link = await begin()
    await add(link)
    const shows = async () => {
      const page = await phone.get(`/j/${link}`)
      const tried = await phone.post(`/j/${link}/contacts`, { key: 'k'.repeat(24), ...mother })
      expect(tried.text).toBe(page.text)
      expect(page.text).not.toContain('王小芬')
      return `${page.status} ${/<h1>(.*?)<\/h1>/.exec(page.html)?.[1]?.replace(/<[^>]+>/g, '')}`
    }
    await world.db.update(employees).set({ userid: 'Lin' })
    expect(await shows()).toBe('410 您已经加入企业微信')
    await world.db.update(employees).set({ userid: null })
    await revokeLink(world, { employeeNo: 'P1', keyId: 'k' })
    expect(await shows()).toBe('410 这个链接不能再用了')
    await world.db.update(preboardings).set({ revokedAt: null })
    world.clock.set(shanghaiInstant('2026-12-09', 0))
    expect(await shows()).toBe('410 这个链接不能再用了')
    await world.db.update(employees).set({ status: 'left' })
    expect(await shows()).toBe('410 不用再填了')
    for (const odd of ['a'.repeat(24), 'x', '%00', '..%2f', "' or 1=1", 'a'.repeat(3_000)]) {
      const page = await phone.get(`/j/${encodeURIComponent(odd)}`)
      expect([page.status, page.text]).toEqual([404, expect.stringContaining('请对方重发一个')])
    }
  })

  test('guessing is slowed down by address, and pressing without end by person; a right link is not', async () => {
    const link = await begin()
    const guesser = createVisitor(app, '198.51.100.7')
    for (let guess = 0; guess < 30; guess++) await guesser.get(`/j/${'a'.repeat(24)}`)
    const slowed = await guesser.get(`/j/${'b'.repeat(24)}`)
    expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '600'])
    for (let press = 0; press < 60; press++) await phone.post(`/j/${link}/number`, { phone: '1' })
    expect((await phone.post(`/j/${link}/number`, { phone: '1' })).status).toBe(429)
    expect((await phone.get(`/j/${link}`)).status).toBe(200)
    world.clock.advance(10 * MINUTE)
    expect((await add(link)).text).toContain('提交好了')
  })
})

describe('the list', () => {
  test('a contact is asked by SMS at once, and the page says how far it is', async () => {
    const link = await begin()
    expect((await phone.get(`/j/${link}`)).text).toContain('公司至少要 1 位')
    const added = await add(link)
    expect(added.text).toContain('提交好了')
    expect(added.text).toContain('1 · 王小芬（母亲）13800009012')
    expect(world.sms.accepted.map(({ phone }) => phone)).toEqual(['13800009012'])
    expect((await phone.get(`/j/${link}`)).text).toContain('短信已发出，等对方收到')
    await world.db.execute(sql`update contacts set state = 'valid', proof_at = now()`)
    expect((await phone.get(`/j/${link}`)).text).toContain('对方已确认，验证通过')
  })

  test('the same press twice is one entry; a form that was gone back to loses nothing', async () => {
    const link = await begin()
    const key = keyOf((await phone.get(`/j/${link}/new`)).html)
    await phone.post(`/j/${link}/contacts`, { key, ...mother })
    await phone.post(`/j/${link}/contacts`, { key, ...mother })
    expect(await listed()).toHaveLength(1)
    const father = { name: '林大海', relation: '父亲', phone: '13800009013' }
    const asked = await phone.post(`/j/${link}/contacts`, { key, ...father })
    expect(asked.status).toBe(422)
    expect(asked.html).toContain('value="林大海"')
    await phone.post(`/j/${link}/contacts`, { key: keyOf(asked.html), ...father })
    expect(await listed()).toHaveLength(2)
  })

  test('what is refused says what to do at the field, with everything that was typed', async () => {
    const link = await begin({ phone: '13900000001' })
    const tries: [Record<string, string>, string, string][] = [
      [{ ...mother, name: '' }, '请填对方的姓名', 'id="n"'],
      [{ ...mother, name: '<b>王</b>' }, '姓名里有不能用的符号', 'id="n"'],
      [{ ...mother, relation: '' }, '请选这位是您的什么人', 'id="r"'],
      [{ ...mother, phone: '1380000901' }, '请填 11 位手机号', 'id="p"'],
      [{ ...mother, phone: '13900000001' }, '这是您本人的手机号', 'id="p"'],
      [{ ...mother, name: '王\0' }, '', 'id="n"'],
    ]
    for (const [fields, sentence, field] of tries) {
      const page = await add(link, fields)
      expect(page.status, sentence).toBe(422)
      expect(page.text).toContain(sentence)
      if (sentence) expect(page.html).toMatch(new RegExp(`${field}[^>]*aria-invalid`))
      expect(page.html).not.toContain('<b>王')
    }
    expect(await listed()).toEqual([])
    const shared = { ...mother, phone: '13900000001', shared: 'on' }
    expect((await add(link, shared)).text).toContain('人事同事会打电话核实')
  })

  test('name, relation and number can be changed and a contact removed, each on the page of its own', async () => {
    const link = await begin()
    await add(link)
    const [contact] = await listed()
    const at = `/j/${link}/contacts/${contact?.id}`
    expect((await phone.get(at)).text).toContain('移除王小芬')
    expect((await phone.post(at, { name: '王晓芬', relation: '母亲' })).text).toContain(
      '王晓芬（母亲）',
    )
    expect((await phone.post(at, { name: '', relation: '母亲' })).status).toBe(422)
    const form = await phone.get(`${at}/number`)
    const change = { key: keyOf(form.html), replaces: contact?.id ?? '' }
    const changed = await phone.post(`/j/${link}/contacts`, {
      ...change,
      ...mother,
      phone: '13800009014',
    })
    expect(changed.text).toContain('13800009014')
    expect(changed.text).toContain('换好以后这一条会自动移除')
    await world.settle()
    expect((await phone.get(`/j/${link}`)).text).not.toContain('13800009012')
    const newer = (await listed()).find(({ state }) => state !== 'retired')
    const removed = await phone.post(`/j/${link}/contacts/${newer?.id}/remove`)
    expect(removed.text).toContain('移除了')
    expect(removed.text).toContain('还没有填')
    for (const rest of ['', '/number', '/remove', '/resend'])
      expect((await phone.get(`/j/${link}/contacts/${newer?.id}${rest}`)).status).toBe(200)
    expect((await phone.post(`/j/${link}/contacts/${newer?.id}/remove`)).text).toContain(
      '不在名单里',
    )
  })

  test('on the page of a later link what was filled in before is masked, and may be replaced or removed', async () => {
    await add(await begin())
    const [contact] = await listed()
    world.clock.advance(MINUTE)
    phone = createVisitor(app)
    const link = await begin({ reissue: true })
    const about = `/j/${link}/contacts/${contact?.id}`
    for (const path of [`/j/${link}`, about, `${about}/number`]) {
      const page = await phone.get(path)
      expect(page.status).toBe(200)
      expect(page.html).not.toMatch(/王小芬|138 ?0000 ?9012/)
    }
    expect((await phone.get(about)).text).toContain('138****9012')
    await phone.post(`${about}/remove`)
    expect((await add(link)).text).toContain('王小芬')
  })

  test('a full list takes nobody more and says to remove one first', async () => {
    const link = await begin()
    for (const last of [2, 3, 4, 5, 6]) {
      expect((await phone.get(`/j/${link}/new`)).text).not.toContain('先移除一位')
      await add(link, { ...mother, phone: `1380000901${last}` })
    }
    const full = await phone.get(`/j/${link}/new`)
    expect(full.text).toContain('最多 5 位，先移除一位再填。')
    expect(full.html).toContain(`<form action="/j/${link}"><button>回到名单`)
    expect(keyOf(full.html)).toBe('')
    const [contact] = await listed()
    await phone.post(`/j/${link}/contacts/${contact?.id}/remove`)
    expect(keyOf((await phone.get(`/j/${link}/new`)).html)).not.toBe('')
  })

  test('a correction that is refused marks the field it stands in, and no other one', async () => {
    const link = await begin()
    await add(link)
    const [contact] = await listed()
    const at = `/j/${link}/contacts/${contact?.id}`
    const marked = async (path: string, fields: Record<string, string> = {}) => {
      const page = await phone.post(path, fields)
      expect(page.status).toBe(422)
      return [...page.html.matchAll(/id="(\w)"[^>]*aria-invalid/g)].map(([, id]) => id)
    }
    expect(await marked(at, { name: '', relation: '母亲' })).toEqual(['n'])
    expect(await marked(at, { name: '王小芬', relation: '邻居' })).toEqual(['r'])
    // too soon, which is no field's fault
    expect(await marked(`${at}/resend`)).toEqual([])
  })

  test('somebody else’s contact is not there', async () => {
    const hers = await begin()
    await add(hers)
    const [contact] = await listed()
    const other = createVisitor(app)
    const link = await issueJoinerLink(world, { employeeNo: 'P2', name: '钱多' })
    await other.get(`/j/${link}`)
    await other.post(`/j/${link}/open`)
    for (const visit of [
      other.get(`/j/${link}/contacts/${contact?.id}`),
      other.post(`/j/${link}/contacts/${contact?.id}/remove`),
    ])
      expect((await visit).text).not.toContain('王小芬')
    expect((await listed())[0]?.state).toBe('pending')
    // one browser may hold two links: each shows its own person
    await phone.post(`/j/${await issueJoinerLink(world, { employeeNo: 'P3', name: '孙三' })}/open`)
    expect((await phone.get(`/j/${hers}`)).text).toContain('林小满')
  })

  test('“都填好了” needs somebody on the list, tells HR, and leaves the list open', async () => {
    const link = await begin()
    expect((await phone.post(`/j/${link}/finish`)).text).toContain('还没有填')
    await add(link)
    const must = { key: 'coverageMust', value: 2, changedAt: world.clock.now() }
    await world.db.insert(settings).values(must)
    expect((await phone.post(`/j/${link}/finish`)).text).toContain('收到了，还差 1 位')
    await world.db.delete(settings)
    expect((await phone.get(`/j/${link}`)).text).toContain('人事会看到')
    const [row] = await world.db.select().from(preboardings)
    expect(row?.finishedAt).toEqual(world.clock.now())
    const father = { name: '林大海', relation: '父亲', phone: '13800009013' }
    expect((await add(link, father)).text).toContain('2 · 林大海')
  })

  test('leaving the number field says what is known of the number', async () => {
    const link = await begin({ phone: '13900000001' })
    const ask = async (number: string) =>
      JSON.parse((await phone.post(`/j/${link}/number`, { phone: number })).html) as unknown
    expect(await ask('1380000')).toEqual({ text: '手机号是 11 位，还差 4 位' })
    expect(await ask('13900000001')).toEqual({
      text: '这是您本人的手机号，紧急时联系不到家人。',
    })
    expect(await ask('13800009012')).toEqual({ text: '号码正常' })
    expect((await createVisitor(app).post(`/j/${link}/number`, { phone: '1' })).status).toBe(403)
  })

  test('no name and no number reaches a log or an address', async () => {
    const link = await begin()
    const page = await add(link)
    expect(page.path).toBe(`/j/${link}?at=added`)
    expect(world.logLines.join()).not.toMatch(/王小芬|林小满|1380000/)
  })
})

describe('家人在身边', () => {
  const codeOf = () => world.sms.accepted.at(-1)?.params.code ?? ''
  const otherThan = (code: string) => (code === '111111' ? '222222' : '111111')
  async function beside() {
    const link = await begin()
    await add(link)
    const [contact] = await listed()
    const at = `/j/${link}/contacts/${contact?.id}`
    return { link, at }
  }
  async function askCode(at: string) {
    const page = await phone.post(`${at}/code-requests`)
    await world.settle()
    return page
  }

  test('the contact gets a code, the joiner types it, and it proves what it proves in the mini-program', async () => {
    const { link, at } = await beside()
    expect((await phone.get(at)).text).toContain('对方在身边，发验证码给对方')
    const asked = await askCode(at)
    expect([asked.status, asked.path]).toEqual([200, `${at}/code?at=sent`])
    expect(asked.text).toContain('验证码正在发到王小芬的手机')
    expect(world.sms.accepted.map(({ phone }) => phone)).toEqual(['13800009012', '13800009012'])
    const typed = await phone.post(`${at}/code`, {
      code: `${codeOf().slice(0, 3)} ${codeOf().slice(3)}`,
    })
    expect([typed.path, typed.text]).toEqual([
      `/j/${link}?at=beside`,
      expect.stringContaining('验证码对了'),
    ])
    await world.settle()
    const [contact] = await listed()
    expect([contact?.state, contact?.proofAt]).toEqual(['pending', null])
    expect(contact?.screenProofAt).toEqual(world.clock.now())
    expect((await phone.get(`/j/${link}`)).text).toContain('还等对方自己确认一次')
    // pressed again after a lost answer, or looked at again: it stays right, and no second code is offered
    for (const page of [await phone.post(`${at}/code`, { code: codeOf() }), await phone.get(at)]) {
      expect([page.status, page.path, page.text]).toEqual([
        200,
        at,
        expect.stringContaining('验证码对了'),
      ])
      expect(page.text).not.toContain('发验证码')
    }
  })

  test('the same limits as everywhere: one code a minute, five wrong tries a day, then the link alone', async () => {
    const { at } = await beside()
    await askCode(at)
    const soon = await askCode(at)
    expect([soon.status, soon.text]).toEqual([
      422,
      expect.stringContaining('10:01 以后可以再发一条'),
    ])
    expect(world.sms.accepted).toHaveLength(2)
    const code = codeOf()
    const short = await phone.post(`${at}/code`, { code: '12345' })
    expect([short.status, short.text]).toEqual([422, expect.stringContaining('验证码是 6 位数字')])
    expect(short.html).toContain('value="12345"')
    for (let guess = 0; guess < 5; guess++) {
      const wrong = await phone.post(`${at}/code`, { code: otherThan(code) })
      expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('验证码不对')])
      expect(wrong.html).not.toContain(otherThan(code))
    }
    const locked = await phone.post(`${at}/code`, { code })
    expect([locked.status, locked.text]).toEqual([422, expect.stringContaining('请明天再试')])
    expect((await listed())[0]?.screenProofAt).toBeNull()
    expect(locked.path + soon.path).not.toMatch(/\d{6}/)
    expect(world.logLines.join()).not.toContain(code)
  })

  test('a code goes out at any hour, works for ten minutes, and an earlier one still after another', async () => {
    world.clock.set(shanghaiInstant('2026-11-23', 23))
    const { at } = await beside()
    await askCode(at)
    const first = codeOf()
    expect(world.sms.accepted).toHaveLength(1)
    world.clock.advance(10 * MINUTE)
    const late = await phone.post(`${at}/code`, { code: first })
    expect([late.status, late.text]).toEqual([422, expect.stringContaining('验证码过期了')])
    await askCode(at)
    const second = codeOf()
    world.clock.advance(2 * MINUTE)
    await askCode(at)
    expect((await phone.post(`${at}/code`, { code: second })).path).toContain('at=beside')
  })

  test('is not offered where nobody may be asked, and a press says so and sends nothing', async () => {
    const { at } = await beside()
    const refused = async (sentence: string) => {
      const page = await askCode(at)
      expect([page.status, page.text]).toEqual([422, expect.stringContaining(sentence)])
      expect(world.sms.accepted).toHaveLength(1)
    }
    await world.db.execute(sql`update numbers set stopped_at = now()`)
    expect((await phone.get(at)).text).not.toContain('发验证码给对方')
    await refused('要求不再接收短信')
    await world.db.execute(sql`update numbers set stopped_at = null`)
    await world.db.execute(sql`update contacts set state = 'valid', proof_at = now()`)
    expect((await phone.get(`${at}/code`)).path).toBe(at)
    await refused('现在不需要这样做')
  })

  test('neither a look, nor another browser, nor a press on somebody else’s page sends a code or spends a try', async () => {
    const { link, at } = await beside()
    await phone.get(`${at}/code-requests`)
    await phone.get(`${at}/code`)
    const other = createVisitor(app)
    expect((await other.post(`${at}/code-requests`)).status).toBe(403)
    expect((await other.post(`${at}/code`, { code: '111111' })).status).toBe(403)
    const headers = { 'sec-fetch-site': 'cross-site' }
    const body = new URLSearchParams({ code: '111111' })
    await phone.send(`${at}/code-requests`, { method: 'POST', headers })
    await phone.send(`${at}/code`, { method: 'POST', body, headers })
    // the page of somebody else's link
    await other.get(`/j/${await issueJoinerLink(world, { employeeNo: 'P2', name: '钱多' })}`)
    const hers = await issueJoinerLink(world, { employeeNo: 'P3', name: '孙三' })
    await other.post(`/j/${hers}/open`)
    const theirs = at.replace(link, hers)
    expect((await other.post(`${theirs}/code-requests`)).text).toContain('不在名单里')
    expect((await other.post(`${theirs}/code`, { code: '111111' })).text).toContain('不在名单里')
    await world.settle()
    expect(world.sms.accepted).toHaveLength(1)
    expect(rowsOf(await world.db.execute(sql`select * from code_tries`))).toEqual([])
  })
})
