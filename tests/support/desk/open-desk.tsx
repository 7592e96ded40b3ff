import { render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { keepSession } from '../../../miniapp/src/lib/session.ts'
import { createFakeApi, type FakeApi } from '../fake-api.ts'
import { onScreen } from '../on-screen.ts'
import { startTaro } from '../taro-stub.ts'

export type DeskTest = {
  api: FakeApi
  /** False: nothing answers any more. */
  net: { up: boolean }
}

export function startDesk(): DeskTest {
  const api = createFakeApi()
  api.validTokens.add('token-0')
  return { api, net: { up: true } }
}

/** Opens a page of the desk in jsdom, signed in as 林晓 of HR. */
export function openDeskPage(
  { api, net }: DeskTest,
  page: ReactElement,
  params: Record<string, string> = {},
) {
  startTaro((request) => (net.up ? api.answer(request) : 'unreachable'), { params })
  keepSession({
    token: 'token-0',
    employee: { id: 'emp_2', name: '林晓', department: '人事部' },
    roles: ['employee', 'hr'],
  })
  return onScreen(render(page).container)
}
