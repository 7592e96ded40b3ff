import { MAX_CONTACTS } from '../../../../shared/contact.ts'
import { cleanCell, isBlank } from './clean-cell.ts'
import { cleanPhone } from './clean-phone.ts'
import {
  type ColumnField,
  type Columns,
  type ContactColumns,
  type ContactPart,
  columnLetter,
  contactParts,
  fieldAt,
  type SingleField,
  singleFields,
} from './columns.ts'
import { headingCandidates, withoutBlankEnd } from './heading-candidates.ts'
import { type HeadingMeaning, LEAVING } from './heading-rules.ts'
import { normaliseHeading, recogniseHeading } from './recognise-heading.ts'

export type FoundColumns = {
  columns: Columns
  /** The first row of people, from 0. */
  dataFrom: number
  /** Fields without which nothing can be imported, and that no column serves. */
  missing: ColumnField[]
  /** Columns that nobody recognised; those with phone numbers, or about leaving, must be asked about. */
  unknown: { column: number; heading: string; matters: 'phones' | 'leaving' | null }[]
}

const REQUIRED: readonly ColumnField[] = ['employee_no', 'name', 'contact1', 'phone1']

/**
 * Finds the heading row (below titles, in one row or two) and what each column holds. `given` says so by
 * hand, by heading or column letter, and wins.
 */
export function findColumns(
  rows: readonly string[][],
  given: ReadonlyMap<string, ColumnField> = new Map(),
): FoundColumns {
  const wanted = new Map([...given].map(([heading, field]) => [normaliseHeading(heading), field]))
  let best = { headings: [] as string[], dataFrom: 0, score: -1 }
  for (const candidate of headingCandidates(rows)) {
    const score = assign(candidate.headings, wanted).served
    if (score > best.score) best = { ...candidate, score }
  }
  const { dataFrom } = best
  const headings = withoutBlankEnd(best.headings, rows)
  const { columns, meanings } = assign(headings, wanted)
  const sample = rows.slice(dataFrom, dataFrom + 200)
  return {
    columns,
    dataFrom,
    missing: REQUIRED.filter((field) => !headings.some((_, at) => fieldAt(columns, at) === field)),
    unknown: headings.flatMap((heading, column) => {
      if (meanings[column]?.what !== 'unknown' || fieldAt(columns, column) !== null) return []
      const matters = whyItMatters(sample, column, heading)
      return heading === '' && matters === null ? [] : [{ column, heading, matters }]
    }),
  }
}

function assign(headings: readonly string[], wanted: ReadonlyMap<string, ColumnField>) {
  const columns: Columns = { headings: [...headings], single: {}, departments: [], contacts: [] }
  const meanings = headings.map((heading, at): HeadingMeaning => {
    const field =
      wanted.get(columnLetter(at).toLowerCase()) ?? wanted.get(normaliseHeading(heading))
    if (field) return meaningOf(field)
    const meaning = recogniseHeading(heading)
    // 紧急联络人1 twice is how a second one gets its columns by copying.
    return headings.indexOf(heading) < at ? { what: meaning.what } : meaning
  })
  for (const [at, { what, order }] of meanings.entries()) {
    if (isPart(what)) placePart(columns.contacts, what, at, order)
  }
  const strongFirst = [...meanings.entries()].sort(
    ([, a], [, b]) => Number(!!a.weak) - Number(!!b.weak),
  )
  for (const [at, { what, order }] of strongFirst) {
    if (what === 'department') columns.departments.push(at)
    else if (what === 'name' && columns.single.name !== undefined)
      placePart(columns.contacts, 'contact', at, order)
    else if (isSingle(what)) columns.single[what] ??= at
  }
  // Last, for 手机 is the employee's own only where no column says 考勤手机号.
  for (const [at, { what, order }] of meanings.entries()) {
    if (what === 'plain_phone') placePlainPhone(columns, at, order)
  }
  columns.contacts = Array.from(columns.contacts, (group) => group ?? {}).slice(0, MAX_CONTACTS)
  const served = headings.filter((_, at) => fieldAt(columns, at) !== null).length
  return { columns, meanings, served }
}

function meaningOf(field: ColumnField): HeadingMeaning {
  const [, part, order] = /^(contact|relation|phone)(\d)$/.exec(field) ?? []
  if (part !== undefined) return { what: part as ContactPart, order: Number(order) }
  return { what: field as SingleField | 'ignore' }
}

function isSingle(what: HeadingMeaning['what']): what is SingleField {
  return singleFields.some((field) => field === what)
}

function isPart(what: HeadingMeaning['what']): what is ContactPart {
  return contactParts.some((part) => part === what)
}

/** Into the group its number names, else into the first group that still lacks this part. */
function placePart(groups: ContactColumns[], part: ContactPart, at: number, order?: number): void {
  const free = groups.findIndex((group) => group?.[part] === undefined)
  const index = order === undefined ? (free === -1 ? groups.length : free) : order - 1
  const group = groups[index] ?? {}
  group[part] ??= at
  groups[index] = group
}

/**
 * A phone without an owner belongs to the contact on its left that still lacks one, else to the employee;
 * 备用电话1 beside a 联系电话1 is neither and stays unused.
 */
function placePlainPhone(columns: Columns, at: number, order?: number): void {
  const waiting = columns.contacts.find(
    (group, index) =>
      group !== undefined &&
      group.phone === undefined &&
      (order === undefined ? (group.contact ?? group.relation ?? at) < at : order === index + 1),
  )
  if (waiting) waiting.phone = at
  else if (order === undefined || columns.contacts[order - 1] === undefined)
    columns.single.own_phone ??= at
}

function whyItMatters(
  sample: readonly string[][],
  column: number,
  heading: string,
): 'phones' | 'leaving' | null {
  if (LEAVING.test(normaliseHeading(heading))) return 'leaving'
  return holdsPhones(sample, column) ? 'phones' : null
}

function holdsPhones(sample: readonly string[][], column: number): boolean {
  const cells = sample.map((row) => row[column] ?? '').filter((cell) => !isBlank(cleanCell(cell)))
  const phones = cells.filter((cell) => cleanPhone(cell).kind === 'mobile')
  return phones.length > 0 && phones.length * 2 >= cells.length
}
