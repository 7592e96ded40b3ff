import { cleanCell, isBlank } from './clean-cell.ts'

export type Employment = {
  status: 'onboarding' | 'active' | 'left'
  trouble?: 'status_unknown' | 'status_contradicts_leave_date'
}

const LEFT =
  /离职|离司|离厂|离岗|辞职|辞退|解聘|解除|开除|除名|终止|退休|退出|死亡|身故|去世|自离|resign|terminat|^left$|inactive|dismiss|retired|former/i
const STILL_HERE =
  /(?:待|拟|未|预|申请|准备).{0,2}(?:离|辞|退休)|(?:离|辞).{1,2}(?:中|办理|审批|申请)|返聘|退休.*聘/
const NOT_YET = /待入职|未入职|待报到|待到岗|拟入职|拟录用|入职中|offer|onboarding|pending/i
const HERE =
  /在职|在岗|在编|在册|正式|转正|试用|实习|见习|学徒|全职|兼职|劳务|派遣|外包|临时|合同|返聘|借调|外派|休假|产假|病假|工伤|停薪|待岗|^(?:是|yes|y|1|true)$|active|employed|probation|regular|intern|full|part|leave/i

/**
 * Whether a person still works here, from the word and the leave date as of a day. A leave date that has
 * passed counts as left even against the word: then nobody's family is asked, and a person looks at it.
 */
export function cleanEmployment(
  rawStatus: string,
  dates: { hiredOn: string | null; leftOn: string | null; asOf: string },
): Employment {
  const word = cleanCell(rawStatus)
  const gone = dates.leftOn !== null && dates.leftOn <= dates.asOf
  // 是否在职: 否
  if (/^(?:否|no|n|0|false)$/i.test(word)) return { status: 'left' }
  if (LEFT.test(word) && !STILL_HERE.test(word)) return { status: 'left' }
  if (gone) {
    return isBlank(word)
      ? { status: 'left' }
      : { status: 'left', trouble: 'status_contradicts_leave_date' }
  }
  const status =
    NOT_YET.test(word) || (dates.hiredOn !== null && dates.hiredOn > dates.asOf)
      ? 'onboarding'
      : 'active'
  const known = isBlank(word) || NOT_YET.test(word) || STILL_HERE.test(word) || HERE.test(word)
  return known ? { status } : { status, trouble: 'status_unknown' }
}
