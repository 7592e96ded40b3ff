import { cleanup, render, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFakeApi, type FakeApi } from '../../../../tests/support/fake-api.ts'
import { fakeContact } from '../../../../tests/support/fake-contact.ts'
import { onScreen } from '../../../../tests/support/on-screen.ts'
import { redirectTo, startTaro } from '../../../../tests/support/taro-stub.ts'
import { dropSession, keepSession } from '../../lib/session.ts'
import EditPage from './index.tsx'

const NAME = 0
const PHONE = 1
const employee = { id: 'emp_1', name: '张敏', department: null }

let api: FakeApi
function open(params: Record<string, string> = {}, reachable = () => true) {
  // without a network the server may hear what the phone never learns the answer of
  startTaro(
    (request) => {
      const answer = api.answer(request)
      return reachable() ? answer : 'unreachable'
    },
    { params },
  )
  keepSession({ token: 'token-0', employee, roles: ['employee'], company: '远禾精密' })
  return onScreen(render(<EditPage />).container)
}
const nameOf = (container: HTMLElement) =>
  container.querySelector('taro-input-core')?.getAttribute('value')
const submits = () =>
  api.requests.filter(({ method, path }) => method === 'POST' && path === '/api/contacts')

beforeEach(() => {
  api = createFakeApi()
  api.validTokens.add('token-0')
})
afterEach(() => {
  cleanup()
  dropSession()
})

function fill(screen: ReturnType<typeof onScreen>, phone = '13700009012') {
  screen.type(NAME, '王秀兰')
  screen.press('母亲')
  screen.type(PHONE, phone)
  screen.leave(PHONE)
}

describe('naming a contact', () => {
  test('the primary button is never dead: it says what is missing and sends nothing', async () => {
    const screen = open()
    screen.press('保存，并请对方确认')
    await screen.sees('还差 3 项：姓名、关系、号码')
    await screen.sees('请选这位是您的什么人')
    expect(submits()).toEqual([])
  })

  test('leaving the phone field tells the carrier’s answer', async () => {
    const screen = open()
    fill(screen)
    await screen.sees('号码正常 · 中国移动 · 江苏苏州')
  })

  test('a number changed after it was checked is not shown as checked', async () => {
    const screen = open()
    fill(screen)
    await screen.sees('号码正常')
    screen.type(PHONE, '1370000901')
    await screen.sees('还差 1 位')
    expect(screen.seen()).not.toContain('号码正常')
  })

  test('an accepted submit opens its progress and leaves no draft', async () => {
    const screen = open()
    fill(screen)
    screen.press('保存，并请对方确认')
    await waitFor(() => expect(redirectTo).toHaveBeenCalledOnce())
    expect(redirectTo.mock.calls[0]?.[0].url).toBe('/pages/progress/index?id=con_1')
    cleanup()
    expect(nameOf(render(<EditPage />).container)).toBe('')
  })

  test('the own number may be kept as shared with the family', async () => {
    api.refuse.set('POST /api/contacts', { code: 'own_number', field: 'phone' })
    const screen = open()
    fill(screen)
    screen.press('保存，并请对方确认')
    await screen.sees('这是您本人的手机号，紧急时联系不到家人。')
    api.refuse.clear()
    screen.press('与家人共用这个号码')
    screen.press('保存，请人事同事核实')
    await waitFor(() => expect(redirectTo).toHaveBeenCalledOnce())
    expect(submits().at(-1)?.body).toMatchObject({ shared: true })
  })

  test('after the second 空号 the employee may insist; before that not', async () => {
    api.refuse.set('POST /api/contacts', { code: 'number_vacant', field: 'phone' })
    const screen = open()
    fill(screen)
    screen.press('保存，并请对方确认')
    await screen.sees('手机号无效，请重新输入')
    expect(screen.seen()).not.toContain('号码确实能打通')
    api.refuse.set('POST /api/contacts', { code: 'number_vacant_again', field: 'phone' })
    screen.press('保存，并请对方确认')
    await screen.sees('号码确实能打通')
    api.refuse.clear()
    screen.press('号码确实能打通')
    await waitFor(() => expect(redirectTo).toHaveBeenCalledOnce())
    expect(submits().at(-1)?.body).toMatchObject({ insists: true })
  })

  test('其他号码 is not checked with the carrier', async () => {
    const screen = open()
    screen.press('没有手机？填其他号码')
    screen.type(PHONE, '0512-66660000')
    screen.leave(PHONE)
    await screen.sees('人事同事会打电话核实')
    expect(api.requests.some(({ path }) => path === '/api/number-checks')).toBe(false)
  })
})

describe('nothing typed is lost', () => {
  test('a look at 其他号码 and back finds the number as it was, and blames nobody', async () => {
    const screen = open()
    screen.type(PHONE, '1370000901')
    screen.press('保存，并请对方确认')
    screen.press('没有手机？填其他号码')
    expect(screen.seen()).not.toContain('请填对方的号码')
    screen.press('改填手机号')
    await screen.sees('还差 1 位')
  })

  test('a page that was closed comes back as it was left', async () => {
    const screen = open()
    fill(screen)
    await screen.sees('号码正常')
    cleanup()
    expect(nameOf(render(<EditPage />).container)).toBe('王秀兰')
  })

  test('an employee never meets the draft of another one on the same device', async () => {
    fill(open())
    cleanup()
    keepSession({ token: 'token-0', employee: { ...employee, id: 'emp_2' }, roles: [] })
    expect(nameOf(render(<EditPage />).container)).toBe('')
  })

  test('a submit whose answer was lost is repeated with its own key, even after the page was closed', async () => {
    let reachable = true
    const screen = open({}, () => reachable)
    fill(screen)
    await screen.sees('号码正常')
    reachable = false
    screen.press('保存，并请对方确认')
    await screen.sees('网络不通，还没有保存。您填的内容还在，请再按一次。')
    reachable = true
    cleanup()
    const again = onScreen(render(<EditPage />).container)
    again.press('保存，并请对方确认')
    await waitFor(() => expect(redirectTo).toHaveBeenCalledOnce())
    const [first, second] = submits().map(({ headers }) => headers['idempotency-key'])
    expect(first).toMatch(/^[\x21-\x7e]{8,200}$/)
    expect(second).toBe(first)
    expect(api.contacts).toHaveLength(1)
  })
})

test('whoever was never confirmed is left at once, and the form says so', async () => {
  api.contacts = [fakeContact({ id: 'con_1', name: '陈浩' })]
  const screen = open({ replaces: 'con_1' })
  await screen.sees('保存后，换下还没有确认的陈浩，不再联系这位。')
  expect(screen.seen()).not.toContain('一直有效')
})

test('a replacement asks for the reason, says who stays valid, and names whom it replaces', async () => {
  api.contacts = [fakeContact({ id: 'con_1', name: '陈浩', relation: '配偶', state: 'valid' })]
  const screen = open({ replaces: 'con_1' })
  await screen.sees('新的联络人确认之前，原来的陈浩一直有效。')
  screen.type(PHONE, '13700009012')
  screen.press('保存，并请对方确认')
  await screen.sees('请选一下更换的原因')
  screen.press('换号')
  screen.press('保存，并请对方确认')
  await waitFor(() => expect(redirectTo).toHaveBeenCalledOnce())
  expect(submits().at(-1)?.body).toMatchObject({ name: '陈浩', replaces: 'con_1', reason: '换号' })
})
