import { useState } from 'react'
import { resendToContact } from '../../lib/contacts-api.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { sayFrom } from '../../lib/say-time.ts'
import { serverNow } from '../../lib/server-time.ts'

export type Said = { tone: 'ok' | 'bad'; words: string } | null

/** A refusal in words; a refused send says when it becomes possible. */
export function refusalWords(refusal: Refusal, now: number): string {
  const { message, retryAt } = refusal
  // the server's own sentence may say when
  if (!retryAt || message.includes('以后可以')) return message
  return `${message.replace(/(，请稍等一会儿再试)?。$/, '')}。${sayFrom(retryAt, now)}可以再试。`
}

/** 再发一次, 现在发送 and 重新检测 are one call. */
export function useResend(id: string, onDone: () => void) {
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said>(null)

  const resend = async (now: boolean, doneWords: string) => {
    setBusy(true)
    const answer = await resendToContact(id, now)
    setBusy(false)
    setSaid(
      answer.ok
        ? { tone: 'ok', words: doneWords }
        : { tone: 'bad', words: refusalWords(answer.refusal, serverNow()) },
    )
    if (answer.ok) onDone()
  }
  return { busy, said, resend }
}
