import { setTimeout as wait } from 'node:timers/promises'
import type { Sandbox } from '../../sandbox/world.ts'
import type { Dice } from '../dice.ts'

export type Families = {
  /** Nobody new answers from now on; resolves, when all who began are through, with who was thanked. */
  rest(): Promise<ReadonlySet<string>>
}

const LOOK_EVERY = 100
/** A person waits so long for a code, then puts the phone away. */
const PATIENCE = 15_000
const SHARE = 0.4

/** The people who are asked: a share of them opens the link at once, agrees, and types the code, pressing twice. */
export function watchHandsets(sandbox: Sandbox, origin: string, dice: Dice): Families {
  const answering: Promise<void>[] = []
  const thanked = new Set<string>()
  let seen = 0
  let resting = false

  async function watch(): Promise<void> {
    while (!resting) {
      for (const { phone, link } of sandbox.sms.log.since(seen)) {
        seen++
        if (link && dice.chance(SHARE)) answering.push(answer(phone, new URL(link).pathname))
      }
      await wait(LOOK_EVERY)
    }
  }

  async function answer(phone: string, page: string): Promise<void> {
    const until = Date.now() + PATIENCE
    await press(`${page}/code`, { agree: 'on' }, until)
    let code: string | null | undefined = null
    while (!code && Date.now() < until) {
      await wait(LOOK_EVERY)
      code = sandbox.sms.log.sentTo(phone).findLast((sms) => sms.verificationCode)?.verificationCode
    }
    if (!code) return
    const confirm = () => press(`${page}/confirm`, { code, agree: 'on' }, until)
    const answers = await Promise.all([confirm(), confirm()])
    if (answers.some((place) => place?.endsWith('at=thanks'))) thanked.add(phone)
  }

  /** Presses until the server answers; a page that fails is pressed again. Says where the answer leads. */
  async function press(
    path: string,
    fields: Record<string, string>,
    until: number,
  ): Promise<string | null> {
    while (Date.now() < until) {
      const answer = await fetch(`${origin}${path}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        redirect: 'manual',
      }).catch(() => null)
      if (answer && answer.status < 500) return answer.headers.get('location') ?? ''
      await wait(LOOK_EVERY)
    }
    return null
  }

  const watching = watch()
  return {
    async rest() {
      resting = true
      await watching
      await Promise.all(answering)
      return thanked
    },
  }
}
