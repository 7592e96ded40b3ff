import { shanghaiDate } from '../../kernel/clock.ts'
import { cleanCell, isBlank } from './clean-cell.ts'
import { type DateOrder, yearLast } from './date-order.ts'

export type DateCell = { kind: 'date'; date: string } | { kind: 'blank' } | { kind: 'unreadable' }

const CHINESE_DIGITS = '〇一二三四五六七八九'
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
// How systems write that there is no date: 1900-01-00 is what Excel makes of a 0, 9999-12-31 the end of time.
const NEVER =
  /^(?:0+|0000.*|18\d\d\D.*|1900\D.*|9999\D.*|99991231|长期|至今|永久|无期限|无固定期限)$/
const EXCEL_EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

/**
 * Reads a date as `yyyy-mm-dd`: year first with any separator, 2025年6月3日, 20250603, an Excel serial
 * number, 3 Jun 2025; a time behind it is dropped. 03/04/2025 could be two days: its column's order decides,
 * and without one it is not guessed.
 */
export function cleanDate(raw: string, order: DateOrder = null): DateCell {
  const cell = cleanCell(raw)
  if (isBlank(cell) || NEVER.test(cell)) return { kind: 'blank' }
  const date = fromInstant(cell) ?? fromParts(cell, order) ?? fromSerial(cell)
  return date ? { kind: 'date', date } : { kind: 'unreadable' }
}

/** 2025-06-02T16:00:00Z is the midnight of 3 June here. */
function fromInstant(cell: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(cell)) return null
  const at = Date.parse(cell)
  return Number.isNaN(at) ? null : shanghaiDate(new Date(at))
}

function fromParts(cell: string, order: DateOrder): string | null {
  const text = withoutTime(fromChineseNumerals(cell))
  const parts =
    /^(\d{4})\s*[-/.年\s]\s*(\d{1,2})\s*[-/.月\s]\s*(\d{1,2})\s*[日号]?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (parts) return isoDate(Number(parts[1]), Number(parts[2]), Number(parts[3]))

  const named =
    /^(\d{1,2})[-\s]([a-z]{3})[a-z]*[-\s,]+(\d{2}|\d{4})$/i.exec(text) ??
    swapFirstTwo(/^([a-z]{3})[a-z]*[-\s](\d{1,2})[-\s,]+(\d{4})$/i.exec(text))
  if (named) {
    const month = MONTHS.indexOf((named[2] ?? '').toLowerCase()) + 1
    const year = Number(named[3])
    return isoDate(year < 100 ? 2000 + year : year, month, Number(named[1]))
  }

  const date = yearLast(text)
  if (!date) return null
  const { first, second, year } = date
  const isDayFirst = first > 12 || (order === 'day_first' && second <= 12)
  if (isDayFirst) return isoDate(year, second, first)
  const isMonthFirst = second > 12 || first === second || order === 'month_first'
  return isMonthFirst ? isoDate(year, first, second) : null
}

function fromSerial(cell: string): string | null {
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(cell)?.[1]
  if (serial === undefined) return null
  const date = new Date(EXCEL_EPOCH + Number(serial) * DAY_MS).toISOString().slice(0, 10)
  return date >= '1950-01-01' && date < '2100-01-01' ? date : null
}

function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real && year >= 1930 && year < 2100 ? date.toISOString().slice(0, 10) : null
}

function withoutTime(text: string): string {
  return text
    .replace(/[T\s]+(?:[上下中]午|凌晨|晚上)?\s*\d{1,2}[:：时].*$/, '')
    .replace(/\s*[(]?(?:星期|周)[一二三四五六日天][)]?$/, '')
    .trim()
}

/** 二〇二五年六月二十日 → 2025年6月20日 */
function fromChineseNumerals(text: string): string {
  if (!/^[〇○零一二三四五六七八九]{4}年/.test(text)) return text
  return text
    .replace(/[○零]/g, '〇')
    .replace(/([一二三]?)十([一二三四五六七八九]?)/g, (_, tens: string, ones: string) =>
      String(
        (CHINESE_DIGITS.indexOf(tens || '一') || 1) * 10 +
          (ones ? CHINESE_DIGITS.indexOf(ones) : 0),
      ),
    )
    .replace(/[〇一二三四五六七八九]/g, (digit) => String(CHINESE_DIGITS.indexOf(digit)))
}

function swapFirstTwo(match: RegExpExecArray | null): (string | undefined)[] | null {
  return match && [match[0], match[2], match[1], match[3]]
}
