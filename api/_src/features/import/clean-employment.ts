import { cleanCell, isBlank } from './clean-cell.ts'
import { foldTraditional } from './fold-traditional.ts'

export type Employment = {
  status: 'onboarding' | 'active' | 'left'
  trouble?: 'status_unknown' | 'status_contradicts_leave_date' | 'leave_date_unreadable'
}

const LEFT =
  /离职|离司|离厂|离岗|离任|离世|^离$|辞职|辞退|解聘|解雇|解除|开除|除名|终止|退休|退职|退出|调离|调出|转出|不在[职岗]|[非未]在[职岗]|死亡|身故|[已亡病]故|[去逝]世|自离|注销|停用|失效|无效|(?:放弃|取消|拒绝)入职|resign|terminat|dismiss|retired|former|deceased|separated|departed|exited|\bquit\b|^left\b|unemployed|no longer|(?:not|non|in|de)[- ]?(?:active|employed)|deactivat/i
const STILL_HERE =
  /(?:待|拟|未|预|申请|准备).{0,2}(?:离|辞|退休)|(?:离|辞)[^已]{0,4}(?:中|办理|审批|申请|交接)(?!完|毕|结)|返聘|退休.*聘/
const NOT_YET = /待入职|未入职|待报到|未报到|待到岗|拟入职|拟录用|入职中|offer|onboarding|pending/i
const HERE =
  /在职|在岗|在编|在册|^在$|正式|正常|有效|启用|已入职|转正|试用|实习|见习|学徒|全职|兼职|劳务|派遣|外包|临时|合同|返聘|借调|外派|休假|产假|病假|工伤|停薪|待岗|active|employed|probation|regular|intern|\bfull\b|\bpart\b|\bon leave|\w leave\b|leave of/i

const YES = /^(?:是|yes|y|1|true|√|✓)$/i
const NO = /^(?:否|不是|no|n|0|false|×)$/i

/**
 * Whether a person still works here, from the word and the leave date as of a day. A leave date that has
 * passed counts as left even against the word: then nobody's family is asked, and a person looks at it.
 * `asksIfLeft`: the heading is 是否离职, so that 是 means gone.
 */
export function cleanEmployment(
  rawStatus: string,
  context: {
    hiredOn: string | null
    leftOn: string | null
    /** Something stands under 离职日期, and nobody can say which day. */
    leaveDateUnreadable?: boolean
    asOf: string
    asksIfLeft?: boolean
  },
): Employment {
  const { asksIfLeft = false } = context
  const given = foldTraditional(cleanCell(rawStatus))
  const word = asksIfLeft ? answerToLeft(given) : given
  if (context.leaveDateUnreadable && isBlank(word))
    return { status: 'left', trouble: 'leave_date_unreadable' }
  const gone = context.leftOn !== null && context.leftOn <= context.asOf
  // 是否在职: 否
  if (NO.test(word)) return { status: 'left' }
  if (LEFT.test(word) && !STILL_HERE.test(word)) return { status: 'left' }
  if (gone) {
    return isBlank(word)
      ? { status: 'left' }
      : { status: 'left', trouble: 'status_contradicts_leave_date' }
  }
  const status =
    NOT_YET.test(word) || (context.hiredOn !== null && context.hiredOn > context.asOf)
      ? 'onboarding'
      : 'active'
  const known =
    isBlank(word) || [YES, NOT_YET, STILL_HERE, HERE].some((pattern) => pattern.test(word))
  return known ? { status } : { status, trouble: 'status_unknown' }
}

/** 是否离职: 是 is 离职, 否 is 在职. */
function answerToLeft(answer: string): string {
  if (YES.test(answer)) return '离职'
  return NO.test(answer) ? '在职' : answer
}
