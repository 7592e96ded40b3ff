import { type ReactNode, useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { Screen } from '../../components/screen.tsx'
import { Loading, Trouble } from '../../components/trouble.tsx'
import { inBrowser } from '../../lib/platform.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { getSession, watchSession } from '../../lib/session.ts'
import { signIn } from '../../lib/sign-in.ts'

type Stop = { kind: 'outside' } | { kind: 'refused'; refusal: Refusal }

/** Shows the page to a signed-in employee; signs in first where it can, and says what to do where it cannot. */
export function SignedIn({ children }: { children: ReactNode }) {
  const session = useSyncExternalStore(watchSession, getSession, getSession)
  const [stop, setStop] = useState<Stop | null>(null)

  const start = useCallback(async (again: boolean) => {
    setStop(null)
    const outcome = await signIn(again)
    if (outcome.kind === 'outside' || outcome.kind === 'refused') setStop(outcome)
  }, [])

  useEffect(() => {
    if (!session) void start(false)
  }, [session, start])

  if (session) return <>{children}</>
  return (
    <Screen title='紧急联络人' first>
      {stop ? (
        <Stopped stop={stop} again={() => void start(true)} />
      ) : (
        <Loading words='正在登录…' />
      )}
    </Screen>
  )
}

function Stopped({ stop, again }: { stop: Stop; again: () => void }) {
  if (stop.kind === 'refused')
    return (
      <Trouble
        title='没有登录成功'
        detail={stop.refusal.message}
        action='重新登录'
        onPress={again}
      />
    )
  return inBrowser ? (
    <Trouble
      title='请用企业微信登录'
      detail='在手机上，请从企业微信的“工作台”打开“紧急联络人”。在电脑上，可以按下面的按钮登录。'
      action='用企业微信登录'
      onPress={again}
    />
  ) : (
    <Trouble
      title='请在企业微信里打开'
      detail='打开企业微信，在“工作台”里点“紧急联络人”。您的资料只在公司的企业微信里能看。'
    />
  )
}
