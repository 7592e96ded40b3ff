import { randomBytes } from 'node:crypto'
import type { SandboxClock } from '../core/clock.ts'
import type { TemplateCard } from './template-card.ts'

/** Changes are taken for 72 hours (providers D); each code once. */
const codeLifeMs = 72 * 3_600_000

export type SentCard = {
  taskId: string
  userids: string[]
  card: TemplateCard
  /** What stands in place of the buttons, per member. */
  replaced: Map<string, string>
}
export type SentCards = {
  /** Keeps an interactive card; gives back the code that changes it once. */
  add(card: TemplateCard, userids: string[]): string
  find(taskId: string): SentCard | null
  /** A new code, as every press brings one. */
  issueCode(taskId: string): string
  /** The card that a code may change; null once it was used, or is too old. */
  spendCode(code: string): SentCard | null
}

export function sentCards(clock: SandboxClock): SentCards {
  const byTask = new Map<string, SentCard>()
  const codes = new Map<string, { taskId: string; until: number }>()
  function issueCode(taskId: string): string {
    const code = randomBytes(24).toString('hex')
    codes.set(code, { taskId, until: clock.now() + codeLifeMs })
    return code
  }
  return {
    add(card, userids) {
      const taskId = card.task_id ?? ''
      byTask.set(taskId, { taskId, userids, card, replaced: new Map() })
      return issueCode(taskId)
    },
    find: (taskId) => byTask.get(taskId) ?? null,
    issueCode,
    spendCode(code) {
      const known = codes.get(code)
      codes.delete(code)
      return known && known.until > clock.now() ? (byTask.get(known.taskId) ?? null) : null
    },
  }
}
