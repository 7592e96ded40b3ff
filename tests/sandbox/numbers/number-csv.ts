import { type NumberEntry, numberStatuses } from './number-entry.ts'
import { carriers } from './prefixes.ts'

const heading = 'phone,status,carrier,province,city,ported,answered_by,reassigned_on'

/** Reads a number book; throws with the line's number on anything it cannot read. */
export function parseNumberCsv(csv: string): NumberEntry[] {
  const lines = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (lines[0] !== heading) throw new Error(`a number book begins with the line ${heading}`)
  const entries: NumberEntry[] = []
  for (const [index, line] of lines.entries()) {
    if (index > 0 && line !== '') entries.push(parseLine(line, index + 1))
  }
  return entries
}

export function formatNumberCsv(entries: Iterable<NumberEntry>): string {
  const lines = [heading]
  for (const entry of entries) {
    const { phone, status, carrier, province, city, ported, answeredBy, reassignedOn } = entry
    const cells = [phone, status, carrier, province, city, ported ? 1 : 0, answeredBy, reassignedOn]
    lines.push(cells.map((cell) => cell ?? '').join(','))
  }
  return `${lines.join('\n')}\n`
}

function parseLine(line: string, number: number): NumberEntry {
  const [phone = '', status, carrier, province = '', city = '', ported, answeredBy, reassignedOn] =
    line.split(',')
  const knownStatus = numberStatuses.find((known) => known === status)
  const knownCarrier = carriers.find((known) => known === carrier)
  if (!/^1[3-9]\d{9}$/.test(phone) || !knownStatus || !knownCarrier) {
    throw new Error(`line ${number} of the number book cannot be read`)
  }
  return {
    phone,
    status: knownStatus,
    carrier: knownCarrier,
    province,
    city,
    ported: ported === '1',
    answeredBy: answeredBy || null,
    reassignedOn: reassignedOn || null,
  }
}
