import type { SmsRecord } from '../aliyun/sms-log.ts'
import type { Intent } from './intents.ts'
import { pageVisit } from './page-visit.ts'

/** `no_code` = the code did not come, the person tries again later. */
export type Outcome =
  | 'confirmed'
  | 'declined_unknown'
  | 'declined_unwilling'
  | 'replied'
  /** 我收到了, on the page of a drill. */
  | 'received'
  | 'stopped'
  | 'ignored'
  | 'refused'
  | 'no_code'

export type Answering = {
  question: SmsRecord
  /** Where the question's link leads, on the server under test. */
  url: string | null
  intent: Intent
  fetch: typeof fetch
  reply(content: string): void
  /** The code that arrives on the handset after this was called first; null when none does. */
  awaitCode(): Promise<string | null>
}

/** One person answers one question, over the same pages and messages as anybody. */
export async function answerQuestion(answering: Answering): Promise<Outcome> {
  const { intent, url } = answering
  if (intent === 'ignore') return 'ignored'
  if (intent === 'stop') {
    answering.reply('TD')
    return 'stopped'
  }
  return url === null ? answerByReply(answering) : answerByPage(answering, url)
}

function answerByReply({ intent, reply }: Answering): Outcome {
  if (intent === 'mistype') reply('好的')
  reply(intent === 'agree' || intent === 'mistype' ? '1' : '2')
  return 'replied'
}

async function answerByPage(answering: Answering, url: string): Promise<Outcome> {
  const { intent } = answering
  const visit = pageVisit(answering.fetch)
  if (!(await visit.open(url))) return 'refused'
  if (new URL(url).pathname.startsWith('/d/'))
    return (await visit.submit('/received', {})) ? 'received' : 'refused'
  if (intent === 'decline_unknown' || intent === 'decline_unwilling') {
    const why = intent === 'decline_unknown' ? 'unknown' : 'unwilling'
    return (await visit.submit('/decline', { why })) ? `declined_${why}` : 'refused'
  }
  const isFixedForm = new URL(url).pathname.replace(/\/$/, '') === '/c'
  const own: Record<string, string> = isFixedForm ? { phone: answering.question.phone } : {}
  const codeOnHandset = answering.awaitCode()
  const asked = await visit.submit('/code', { ...own, agree: 'on', adult: 'on' })
  const code = asked ? await codeOnHandset : null
  if (code === null) return 'no_code'
  if (intent === 'mistype') await visit.submit('/confirm', { ...own, code: mistyped(code) })
  if (!(await visit.submit('/confirm', { ...own, code }))) return 'refused'
  return 'confirmed'
}

function mistyped(code: string): string {
  const last = Number(code.at(-1))
  return `${code.slice(0, -1)}${(last + 1) % 10}`
}
