import type { ScoreSignals } from '../../../../shared/score.ts'
import type { Weighed } from './weigh.ts'
import type { caps } from './weights.ts'

/** What HR reads beside the points of each signal (mock-up 07). */
export const startSentence = '每位联络人都从 5 分算起'

const proofs = {
  contact_code: '本人用验证码确认过',
  sms_reply: '本人回短信同意过',
  link: '本人点链接确认过',
  hr_reached: '人事联系到过本人',
  employee_screen: '只在员工手机上输过验证码，待本人确认',
} as const

const statuses = {
  normal: '运营商说：正常',
  busy: '运营商说：正在通话，号码在用',
  off: '运营商说：关机',
  suspected_off: '运营商说：可能关机',
  suspended: '运营商说：停机',
  vacant: '运营商说：空号',
  unknown: '运营商查不出号码状态，查不出不扣分',
} as const

const reassignments = {
  yes: '号码已换了主人',
  no: '上次确认之后没有换过主人',
  unknown: '是否换了机主：查不出，查不出不扣分',
} as const

const findings: Partial<Record<string, string>> = {
  'finding.own_number': '和员工本人的号码相同，打过去找不到家人',
  'finding.colleague_number': '和另一位员工本人的号码相同',
  'finding.shared_contact': '另有员工也填了这个号码',
  'finding.leaver_contact': '已离职员工用过这个号码',
  'finding.relation_changed': '关系改过',
  'finding.frequent_changes': '联络人变更频繁',
}

/** One sentence per signal, with what it speaks of filled in. */
export function reasonSentence(signal: Weighed['signal'], signals: ScoreSignals): string {
  const { proof, numberStatus, receipts90d } = signals
  switch (signal) {
    case 'proof':
      return proof ? `${proofs[proof.kind]}，${ago(proof.ageDays)}，越久分越少` : ''
    case 'numberStatus':
      return numberStatus
        ? `${statuses[numberStatus.status]}（${checked(numberStatus.ageDays)}）`
        : ''
    case 'reassigned':
      return reassignments[
        signals.findings?.includes('reassigned') ? 'yes' : (signals.reassigned ?? 'unknown')
      ]
    case 'receipts90d':
      return `90 天里短信送到手机 ${receipts90d?.delivered ?? 0} 次`
    case 'deadHandset':
      return `90 天里短信送不到手机 ${receipts90d?.deadHandset ?? 0} 次`
    case 'ourFault':
      return '有短信没发成，原因在我们这边，不扣分'
    case 'answered12m':
      return answers(signals)
    case 'interactions90d':
      return `90 天里有过 ${signals.interactions90d} 次往来`
    case 'changes12m':
      return `12 个月里换过 ${signals.changes12m} 次联络人`
    case 'affirmedAgeDays':
      return `员工说没有变化，${ago(signals.affirmedAgeDays ?? 0)}`
    case 'openQuestionAgeDays':
      return silence(signals)
    default:
      return findings[signal] ?? ''
  }
}

export const capSentences: Record<keyof typeof caps, (signals: ScoreSignals) => string> = {
  refused: ({ refusal }) =>
    refusal === 'wrong_person' ? '对方说不认识这位员工，记 0 分' : '对方不愿意做联络人，记 0 分',
  vacant: () => '号码是空号，最高 1 分',
  reassigned: () => '号码已换了主人，最高 1 分',
}

function ago(days: number): string {
  const whole = Math.floor(days)
  return whole === 0 ? '就在今天' : `已过 ${whole} 天`
}

function checked(days: number): string {
  const whole = Math.floor(days)
  return whole === 0 ? '今天检测' : `${whole} 天前检测`
}

function answers({ asked12m = 0, answered12m = 0 }: ScoreSignals): string {
  const counts = `12 个月问了 ${asked12m} 次，答了 ${Math.min(answered12m, asked12m)} 次`
  return answered12m * 2 >= asked12m ? counts : `很少答复：${counts}`
}

function silence({ openQuestionAgeDays = 0 }: ScoreSignals): string {
  const days = Math.floor(openQuestionAgeDays)
  return openQuestionAgeDays < 7
    ? `问了 ${days} 天，还没答复，7 天内不扣分`
    : `问了 ${days} 天，没有答复`
}
