import { nextDate } from '../../kernel/workdays.ts'

/** The arranged days of a year: is the day worked? */
export type ArrangedDays = Record<string, boolean>
export type Reading = { days: ArrangedDays; problems: string[] }

const DATE = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?/
/** `1月1日（周五）至3日`: a day of the month that was just named. */
const DAY_ALONE = /^(\d{1,2})日/
const WEEKDAY = /\((?:周|星期)[一二三四五六日天]\)/g
const SPAN = /^\s*(?:~|—+|–|-|至|到)\s*/
const FREE = /休|假|节|free|holiday/i
const WORKED = /班|工作|work/i
/** Behind the day or span: another one, which a line of its own must say. */
const ANOTHER = /\d{1,2}\s*(?:[-/.月]\s*\d|日)/
/** 休 beside 班, or 不…上班: which of the two is meant? 调休 says neither. */
const BOTH = /休|放假|不.{0,4}班/
/** Golden weeks have eight days at most; a longer span is a slip of the pen. */
const LONGEST = 12

/**
 * Reads a year's arrangement as somebody pastes it: a line per day or span with 休 or 班 behind it, CSV or in words; a year
 * that a date leaves out is the one asked for. What it cannot read in one way is a problem, told by its line; pure.
 */
export function readDays(year: number, text: string): Reading {
  const days: ArrangedDays = {}
  const problems: string[] = []
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.normalize('NFKC').replace(/["']/g, '').replace(WEEKDAY, '').trim()
    if (line === '' || /^(日期|date)/i.test(line)) continue
    const read = readLine(year, line)
    if (typeof read === 'string') {
      problems.push(`第 ${at + 1} 行${read}`)
      continue
    }
    for (const date of read.dates) {
      const known = days[date]
      if (known !== undefined && known !== read.isWorked)
        problems.push(`第 ${at + 1} 行：${date} 前面写的是${known ? '上班' : '休息'}`)
      days[date] = read.isWorked
    }
  }
  if (problems.length === 0 && Object.keys(days).length === 0) problems.push('没有读到日期')
  return { days, problems }
}

function readLine(year: number, line: string): { dates: string[]; isWorked: boolean } | string {
  const first = readDate(year, line)
  if (!first) return '：看不出日期'
  const span = SPAN.exec(first.rest)
  const second = span ? readEnd(year, first.date, first.rest.slice(span[0].length)) : null
  if (span && !second) return '：看不出到哪一天'
  const rest = (second ?? first).rest
  if (ANOTHER.test(rest)) return '：一行只写一天或一段'
  const isWorked = WORKED.test(rest)
  if (isWorked && BOTH.test(rest.replace(/调休/g, ''))) return '：又有“休”又有“班”'
  if (!isWorked && !FREE.test(rest)) return '：没有写“休”还是“班”'
  const dates: string[] = []
  const last = second?.date ?? first.date
  for (let date = first.date; date <= last; date = nextDate(date)) {
    dates.push(date)
    if (dates.length > LONGEST) return `：一段最多 ${LONGEST} 天`
  }
  if (dates.length === 0) return '：后一天比前一天早'
  return dates.every((date) => date.startsWith(`${year}-`))
    ? { dates, isWorked }
    : `：不是 ${year} 年的日期`
}

/** The end of a span, in full or as a day of the same month. */
function readEnd(year: number, first: string, text: string) {
  const [all, day] = DAY_ALONE.exec(text) ?? []
  if (all === undefined) return readDate(year, text)
  return readDate(year, `${first.slice(0, 8)}${day}${text.slice(all.length)}`)
}

function readDate(year: number, text: string): { date: string; rest: string } | null {
  const found = DATE.exec(text)
  if (!found) return null
  const [all, given, month = '', day = ''] = found
  const date = `${given ?? year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${date}T00:00:00Z`)
  const isReal = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)
  return isReal ? { date, rest: text.slice(all.length) } : null
}
