import { useRef, useState } from 'react'
import type { FieldMessage } from '../../components/message-line.tsx'
import { enterScreenCode, requestScreenCode } from '../../lib/contacts-api.ts'
import { serverNow } from '../../lib/server-time.ts'
import { refusalWords } from './use-resend.ts'

type Hooks = { onAccepted: () => void; onWrong: () => void }
type Phase = 'start' | 'asking' | 'asked' | 'checking'

export function useScreenCode(id: string, { onAccepted, onWrong }: Hooks) {
  const [phase, setPhase] = useState<Phase>('start')
  const [line, setLine] = useState<FieldMessage | null>(null)
  const underway = useRef(false)

  const once = async (during: Phase, work: () => Promise<void>) => {
    if (underway.current) return
    underway.current = true
    setPhase(during)
    await work()
    underway.current = false
    setPhase('asked')
  }

  const request = () =>
    once('asking', async () => {
      setLine({ tone: 'busy', head: '正在发送…' })
      const answer = await requestScreenCode(id)
      setLine(
        answer.ok
          ? { tone: 'ok', head: '验证码已发到对方手机，请对方念给您。' }
          : { tone: 'bad', head: refusalWords(answer.refusal, serverNow()) },
      )
    })

  const enter = (code: string) =>
    once('checking', async () => {
      setLine({ tone: 'busy', head: '正在核对…' })
      const answer = await enterScreenCode(id, code)
      if (answer.ok) return onAccepted()
      setLine({ tone: 'bad', head: refusalWords(answer.refusal, serverNow()) })
      if (answer.refusal.code !== 'no_network') onWrong()
    })

  return { phase, line, request, enter }
}
