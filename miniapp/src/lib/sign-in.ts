import Taro from '@tarojs/taro'
import { type Session, sessionSchema } from '../../../shared/employee.ts'
import { leaveToWecom, rememberTrip, takeOauthAnswer, wentRecently } from './oauth-trip.ts'
import { inBrowser } from './platform.ts'
import { type Answer, type Refusal, readRefusal } from './refusal.ts'
import { sendRequest } from './send-request.ts'
import { keepSession } from './session.ts'
import { getLoginCode, insideWecom } from './wecom.ts'

export type SignInOutcome =
  | { kind: 'signed_in'; session: Session }
  /** Not in WeCom, or WeCom gave no code. */
  | { kind: 'outside' }
  /** The browser is on its way to WeCom. */
  | { kind: 'leaving' }
  | { kind: 'refused'; refusal: Refusal }

const schema = sessionSchema
let underway: Promise<SignInOutcome> | null = null

/** Signs in once, however many screens ask at the same time. `again`: the person pressed 登录 themselves. */
export function signIn(again = false): Promise<SignInOutcome> {
  underway ??= (inBrowser ? signInByOauth(again) : signInByMini()).finally(() => {
    underway = null
  })
  return underway
}

async function signInByMini(): Promise<SignInOutcome> {
  if (!insideWecom()) return { kind: 'outside' }
  const code = await getLoginCode()
  if (!code)
    return {
      kind: 'refused',
      refusal: readRefusal({ code: 'login_code_invalid', message: '登录没有成功，请再试一次。' }),
    }
  return settle(
    await sendRequest({ method: 'POST', path: '/api/sessions/wecom-mini', body: { code } }, schema),
  )
}

async function signInByOauth(again: boolean): Promise<SignInOutcome> {
  const answer = takeOauthAnswer()
  if (answer) {
    const outcome = settle(
      await sendRequest(
        { method: 'POST', path: '/api/sessions/wecom-oauth', body: answer.body },
        schema,
      ),
    )
    if (outcome.kind === 'signed_in' && answer.returnTo)
      await Taro.reLaunch({ url: answer.returnTo }).catch(() => undefined)
    return outcome
  }
  if (!again && wentRecently()) return { kind: 'outside' }
  leaveToWecom()
  return { kind: 'leaving' }
}

/** After 退出登录 the next sign-in waits for a press, or the browser would sign the same person in again. */
export function leaveSignedOut(): void {
  rememberTrip()
}

function settle(answer: Answer<Session>): SignInOutcome {
  if (!answer.ok) return { kind: 'refused', refusal: answer.refusal }
  keepSession(answer.value)
  return { kind: 'signed_in', session: answer.value }
}
