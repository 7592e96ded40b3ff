import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { SmsRecord } from '../sandbox/aliyun/sms-log.ts'
import { companyDirectory, makeCompany } from '../sandbox/company.ts'
import { findMagicNumber } from '../sandbox/numbers/magic-numbers.ts'
import { answerQuestion } from '../sandbox/people/answer-question.ts'
import type { PeopleRates } from '../sandbox/people/intents.ts'
import { scriptedPeople } from '../sandbox/people.ts'
import type { Sandbox } from '../sandbox/world.ts'
import { sendCode, sendNotice } from '../support/aliyun-call.ts'
import { testSandbox } from '../support/sandbox-fixture.ts'

const nobody: PeopleRates = {
  ignore: 0,
  declineUnknown: 0,
  declineUnwilling: 0,
  mistype: 0,
  stop: 0,
  strangerDeclines: 1,
  slowestMs: 0,
}

/** A contact's pages in miniature, with a token in a hidden field and a cookie to carry along. */
function pagesFor(sandbox: Sandbox, phone: string) {
  const posts: string[] = []
  const app = new Hono()
  app.get('/c/:link', (c) => {
    c.header('set-cookie', 'seen=1; Path=/')
    const link = c.req.param('link')
    return c.html(
      `<form method="post" action="/c/${link}/code"><input type="hidden" name="token" value="t&amp;1"></form>`,
    )
  })
  app.post('/c/:link/:step', async (c) => {
    const form = await c.req.parseBody()
    const { link, step } = c.req.param()
    posts.push(
      `${step} ${new URLSearchParams(form as Record<string, string>)} ${c.req.header('cookie')}`,
    )
    if (step === 'confirm') return c.html('', form.code === '123456' ? 200 : 422)
    if (step === 'decline') return c.html('')
    await sendCode(sandbox, phone)
    return c.redirect(`/c/${link}`, 303)
  })
  const send: typeof fetch = async (url, init) => app.request(String(url), init)
  return { posts, send }
}

async function answerOne(rates: Partial<PeopleRates>, phone = '13912340001') {
  const sandbox = testSandbox()
  await sendNotice(sandbox, phone)
  const { posts, send } = pagesFor(sandbox, phone)
  const people = scriptedPeople({
    sandbox,
    baseUrl: 'http://jl.test',
    seed: 3,
    rates: { ...nobody, ...rates },
    fetch: send,
    settle: () => Promise.resolve(),
  })
  return { counts: await people.answerMessages(), posts, people, sandbox }
}

test('a person who agrees asks for the code and types the one on the handset', async () => {
  const { counts, posts } = await answerOne({})
  expect(counts).toEqual({ confirmed: 1 })
  expect(posts).toEqual(['code token=t%261&agree=on&adult=on seen=1', 'confirm code=123456 seen=1'])
})

test('a person who agrees says on the page of a drill that the SMS came', async () => {
  const posts: string[] = []
  const outcome = await answerQuestion({
    question: { phone: '13912340001' } as SmsRecord,
    url: 'http://jl.test/d/a1B2c3D4',
    intent: 'agree',
    fetch: async (url, init) => {
      if (init?.method === 'POST') posts.push(new URL(String(url)).pathname)
      return new Response('<form method="post" action="/d/a1B2c3D4/received"></form>')
    },
    reply: () => {},
    awaitCode: () => Promise.resolve(null),
  })
  expect([outcome, posts]).toEqual(['received', ['/d/a1B2c3D4/received']])
})

test('a person who mistypes is wrong once and then right', async () => {
  const { counts, posts } = await answerOne({ mistype: 1 })
  expect(counts).toEqual({ confirmed: 1 })
  expect(posts.slice(1)).toEqual(['confirm code=123457 seen=1', 'confirm code=123456 seen=1'])
})

test('a person who ignores a message sends nothing', async () => {
  const { counts, posts } = await answerOne({ ignore: 1 })
  expect([counts, posts]).toEqual([{ ignored: 1 }, []])
})

test('whoever took over a number says that they know nobody', async () => {
  const { posts } = await answerOne({}, '13000000002')
  expect(posts).toEqual(['decline why=unknown seen=1'])
})

test('a message is answered once, and not before its owner’s time', async () => {
  const { people, sandbox } = await answerOne({ slowestMs: 3_600_000 })
  const dueAt = people.nextAt()
  expect(dueAt).toBeGreaterThan(sandbox.now())
  await sandbox.moveClock(dueAt ?? 0)
  expect(await people.answerMessages()).toEqual({ confirmed: 1 })
  expect(await people.answerMessages()).toEqual({})
  expect(people.outcomes()).toEqual({ confirmed: 1 })
})

test('a question without a link is answered by SMS', async () => {
  const sandbox = testSandbox()
  const params = { TemplateCode: 'SMS_REPLY', TemplateParam: '{"name":"张敏"}' }
  await sendNotice(sandbox, '13912340001', params)
  const people = scriptedPeople({ sandbox, baseUrl: 'http://jl.test', seed: 3, rates: nobody })
  expect(await people.answerMessages()).toEqual({ replied: 1 })
  expect(sandbox.sms.log.repliesFrom('13912340001').map(({ content }) => content)).toEqual(['1'])
})

test('the same seed makes the same company, and no number of it is magic or given twice', () => {
  const company = makeCompany(7)
  expect(makeCompany(7)).toEqual(company)
  expect(company.employees.length).toBeGreaterThanOrEqual(55)
  expect(new Set(company.employees.map(({ site }) => site)).size).toBe(3)
  const phones = company.employees.flatMap((one) => [
    one.attendancePhone,
    ...one.contacts.map((contact) => contact.phone),
  ])
  expect(new Set(phones).size).toBe(phones.length)
  expect(phones.filter((phone) => findMagicNumber(phone))).toEqual([])
})

test('everybody but the head has a superior who is in the directory', () => {
  const { members, departments } = companyDirectory(makeCompany(7))
  const userids = new Set(members.map(({ userid }) => userid))
  expect(userids.size).toBe(members.length)
  const withoutLeader = members.filter(({ directLeaders }) => directLeaders?.length !== 1)
  expect(withoutLeader.map(({ position }) => position)).toEqual(['总经理'])
  const known = new Set(departments.map(({ id }) => id))
  expect(members.every(({ departmentIds }) => departmentIds.every((id) => known.has(id)))).toBe(
    true,
  )
})
