import { cleanup, render, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Contact } from '../../../../shared/contact.ts'
import { createFakeApi, type FakeApi } from '../../../../tests/support/fake-api.ts'
import { fakeContact, stepsUntil } from '../../../../tests/support/fake-contact.ts'
import { onScreen } from '../../../../tests/support/on-screen.ts'
import {
  hidePage,
  navigateTo,
  pageScrollTo,
  reLaunch,
  setClipboardData,
  showPage,
  startTaro,
} from '../../../../tests/support/taro-stub.ts'
import { dropSession, keepSession } from '../../lib/session.ts'
import ProgressPage from './index.tsx'

let api: FakeApi
beforeEach(() => {
  api = createFakeApi()
  api.validTokens.add('token-0')
})
afterEach(() => {
  cleanup()
  dropSession()
})

function open(part: Partial<Contact>, company: string | undefined = '远禾精密') {
  api.contacts = [fakeContact({ id: 'con_1', ...part })]
  startTaro(api.answer, { params: { id: 'con_1' } })
  keepSession({
    token: 'token-0',
    employee: { id: 'emp_1', name: '张敏', department: null },
    roles: ['employee'],
    ...(company ? { company } : {}),
  })
  return onScreen(render(<ProgressPage />).container)
}
const failed = (hint: string): Contact['steps'] =>
  stepsUntil('asked').map((step) =>
    step.name === 'delivered' ? { name: 'delivered', state: 'failed', hint } : step,
  )

describe('waiting', () => {
  test('the sentence for the family names the company and is copied with one press', async () => {
    const screen = open({ steps: stepsUntil('asked') })
    await screen.sees('等待对方确认')
    screen.press('先告诉家人')
    await screen.sees('已复制')
    expect(setClipboardData.mock.calls[0]?.[0].data).toBe(
      '公司会用【远禾精密】给您发短信确认紧急联络人，不要钱、不要密码',
    )
  })

  test('somebody whose family saw no SMS is told what helps, and may send again', async () => {
    const screen = open({ steps: stepsUntil('delivered') })
    await screen.sees('对方没收到短信？')
    screen.press('对方没收到短信？')
    await screen.sees('看看短信的“拦截”或“通知”里')
    screen.press('重新发送短信')
    await screen.sees('已经再发一次')
  })

  test('a refused resend says when it becomes possible', async () => {
    const screen = open({ state: 'unanswered', steps: stepsUntil('delivered') })
    api.refuse.set('POST /api/contacts/con_1/resend', {
      code: 'too_soon',
      retryAt: '2031-11-24T02:05:00Z',
    })
    await screen.sees('重新发送短信')
    screen.press('重新发送短信')
    await screen.sees('2031 年 11 月 24 日 10:05 以后可以再试')
  })

  test('a refusal that names its time names it once', async () => {
    const screen = open({ state: 'unanswered', steps: stepsUntil('delivered') })
    api.refuse.set('POST /api/contacts/con_1/resend', {
      code: 'too_soon',
      message: '短信一天最多发一次。11 月 24 日 10:05 以后可以再发。',
      retryAt: '2026-11-24T02:05:00Z',
    })
    await screen.sees('重新发送短信')
    screen.press('重新发送短信')
    await screen.sees('以后可以再发')
    expect(screen.seen().split('10:05')).toHaveLength(2)
  })

  test('at night the notice may leave at once, and the server is told so', async () => {
    const steps = stepsUntil('checked').map((step) =>
      step.name === 'asked'
        ? { ...step, hint: '会在早上自动发出。家人在身边的话，可以点“现在发送”。' }
        : step,
    )
    const screen = open({ steps })
    await screen.sees('家人在身边，现在发送')
    screen.press('家人在身边，现在发送')
    await waitFor(() =>
      expect(api.requests.find(({ path }) => path.endsWith('/resend'))?.body).toEqual({
        now: true,
      }),
    )
  })
})

test('a stuck step says what to do', async () => {
  const screen = open({ steps: failed('短信没有送到。请核对号码，或请对方在您身边确认。') })
  await screen.sees('短信没有送到')
  await screen.sees('请核对号码，或请对方在您身边确认。')
  await screen.sees('可以这样做')
})

test('a suspended number is checked again with one press', async () => {
  const screen = open({ state: 'draft' })
  await screen.sees('重新检测')
  screen.press('重新检测')
  await screen.sees('正在重新检测')
})

test('the proof is celebrated in one sentence, with how many count now', async () => {
  const screen = open({ state: 'valid', counts: true, steps: stepsUntil('confirmed') })
  await screen.sees('联络人信息已验证通过')
  await screen.sees('您现在有 1 位已确认的紧急联络人')
})

test('somebody who did not agree is never asked again; another one is named', async () => {
  const screen = open({ state: 'invalid', cause: 'declined' })
  await screen.sees('对方未同意，请换一位联络人')
  expect(screen.seen()).not.toContain('重新发送短信')
  screen.press('换一位联络人')
  expect(navigateTo.mock.calls[0]?.[0].url).toBe('/pages/edit/index?replaces=con_1')
})

describe('removing', () => {
  test('one press only asks', async () => {
    const screen = open({ state: 'valid', counts: true, steps: stepsUntil('confirmed') })
    await screen.sees('移除这位联络人')
    screen.press('移除这位联络人')
    await screen.sees('您的已确认人数会少 1 位')
    screen.press('不移除')
    await screen.sees('移除这位联络人')
    expect(api.contacts).toHaveLength(1)
  })
  test('the second press removes', async () => {
    const screen = open({})
    await screen.sees('移除这位联络人')
    screen.press('移除这位联络人')
    screen.press('移除')
    await waitFor(() => expect(reLaunch).toHaveBeenCalledOnce())
    expect(api.contacts).toEqual([])
  })
})

test('what happened is told newest first', async () => {
  const entry = (at: string, text: string) => ({ at, event: text, actor: 'system' as const, text })
  api.history = [
    entry('2026-11-20T02:00:00Z', '您添加了联络人'),
    entry('2026-11-21T02:00:00Z', '短信已送达'),
  ]
  const screen = open({})
  await screen.sees('看看经过')
  screen.press('看看经过')
  await screen.sees('您添加了联络人')
  const seen = screen.seen()
  expect(seen.lastIndexOf('短信已送达')).toBeLessThan(seen.indexOf('您添加了联络人'))
})

test('a number that a person will call is promised no SMS', async () => {
  const screen = open({ noSms: 'called' })
  await screen.sees('等人事同事打电话核实')
  await screen.sees('公司人事会给您打电话')
  for (const words of ['短信', '填写对方的验证码', '重新发送'])
    expect(screen.seen()).not.toContain(words)
})

test('a contact that is due is not congratulated again; the one press leads to the question', async () => {
  const screen = open({
    state: 'due',
    counts: true,
    confirmedAt: '2026-05-20T02:00:00Z',
    steps: stepsUntil('confirmed'),
  })
  await screen.sees('该核对一次了')
  expect(screen.seen()).not.toContain('联络人信息已验证通过')
  screen.press('去核对')
  expect(reLaunch).toHaveBeenCalledOnce()
})

test('what came while somebody read is scrolled to; nothing moves of what was so from the start', async () => {
  const screen = open({ state: 'valid', steps: stepsUntil('confirmed') })
  await screen.sees('联络人信息已验证通过')
  expect(pageScrollTo).not.toHaveBeenCalled()
  api.contacts = [fakeContact({ id: 'con_1', state: 'invalid', cause: 'declined' })]
  hidePage()
  showPage()
  await waitFor(() => expect(pageScrollTo).toHaveBeenCalledOnce())
})

test('a contact that was replaced meanwhile is not shown as it was', async () => {
  const screen = open({})
  await screen.sees('王秀兰')
  api.contacts = []
  hidePage()
  showPage()
  await screen.sees('没有找到这位联络人')
  expect(screen.seen()).not.toContain('网络不通')
})

test('a contact that is gone leads home instead of nowhere', async () => {
  const screen = open({ id: 'con_2' })
  await screen.sees('没有找到这位联络人')
  screen.press('看我的联络人')
  expect(reLaunch).toHaveBeenCalledOnce()
})
