import {
  type AlertReason,
  alertReasonSentences,
  type FollowUpOutcome,
  followUpChannelWords,
  followUpOutcomeWords,
} from '../../../../shared/alert.ts'
import type { AlertEventName } from './write-alert-history.ts'

type Details = Readonly<Record<string, unknown>>

/** Why an alert closed, in words. */
export const closedWords: Readonly<Record<string, string>> = {
  cause_gone: '原因已消除，自动了结',
  employee_left: '员工已离职，自动了结',
  followed_up: '已跟进，了结',
}

const sentences: Record<AlertEventName, (details: Details) => string> = {
  opened: ({ reasons }) => `发现：${reasonsIn(reasons)}`,
  reasons_changed: ({ reasons }) => `原因有变化：${reasonsIn(reasons)}`,
  handed_over: ({ owner }) => (owner ? '转给另一位人事同事' : '暂时没有人事同事负责'),
  delivered: ({ way }) => `已通知负责人（${ways[String(way)] ?? '企业微信'}）`,
  escalated: () => '超过期限，已告诉人事主管',
  followed_up: ({ channel, outcome }) =>
    `${word(followUpChannelWords, channel)}跟进：${word(followUpOutcomeWords, outcome)}`,
  follow_up_undone: () => '撤回了跟进',
  closed: ({ why }) => closedWords[String(why)] ?? '已了结',
}

const ways: Readonly<Record<string, string>> = { wecom: '企业微信', email: '邮件', sms: '短信' }

/** The sentence of one row of an alert's history; an event of a later version is still told. */
export function alertHistorySentence(event: string, details: Details): string {
  const sentence = Object.hasOwn(sentences, event) ? sentences[event as AlertEventName] : null
  return sentence ? sentence(details) : '有一次变更'
}

function reasonsIn(reasons: unknown): string {
  const known = Array.isArray(reasons) ? reasons : []
  return known.map((reason) => alertReasonSentences[reason as AlertReason] ?? '').join('、')
}

function word(words: Readonly<Record<string, string>>, key: unknown): string {
  return words[String(key) as FollowUpOutcome] ?? ''
}
