import { isDateFormat } from './date-format.ts'
import { readXml } from './read-xml.ts'
import { TableFileError } from './table-file-error.ts'
import { tableLimits, tooMuch } from './table-limits.ts'
import type { WorkbookParts } from './workbook-parts.ts'
import { type ZeroFormat, zeroFormatOf } from './zero-format.ts'

export type CellStyle = { isDate: boolean; zeros: ZeroFormat | null }

/** What stands beside the sheets of a workbook and is needed to read them. */
export type Workbook = {
  sheets: { name: string; part: string }[]
  /** Days are counted from 1904 on, as old Macs did. */
  from1904: boolean
  strings: string[]
  /** By a cell's style: does its number mean a day, does it show leading zeros? */
  styles: CellStyle[]
}

export async function readWorkbook(parts: WorkbookParts): Promise<Workbook> {
  const { sheets, from1904 } = await readSheetNames(parts)
  const targets = await readTargets(parts)
  if (sheets.length > tableLimits.sheets) throw new TableFileError(tooMuch.sheets)
  return {
    sheets: sheets.flatMap(({ name, id }) => {
      const part = targets.get(id)
      return part && parts.has(part) ? [{ name, part }] : []
    }),
    from1904,
    strings: await readStrings(parts),
    styles: await readStyles(parts),
  }
}

async function readSheetNames(parts: WorkbookParts) {
  const sheets: { name: string; id: string }[] = []
  let from1904 = false
  await readXml(parts, 'xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
      sheets.push({ name: attributes.name ?? '', id: id ?? '' })
    },
  })
  return { sheets, from1904 }
}

/** Which part a relation's id stands for. Addresses outside the workbook, and ways out of its folder, are nothing. */
async function readTargets(parts: WorkbookParts): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await readXml(parts, 'xl/_rels/workbook.xml.rels', {
    open(name, { Id = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External' || Target.includes('..')) return
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  return targets
}

async function readStrings(parts: WorkbookParts): Promise<string[]> {
  const strings: string[] = []
  if (!parts.has('xl/sharedStrings.xml')) return strings
  let current = ''
  let inText = false
  let inPhonetic = false
  await readXml(parts, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') current = ''
      if (name === 'rPh') inPhonetic = true
      if (name === 't') inText = !inPhonetic
    },
    text(text) {
      if (!inText) return
      current += text
      if (current.length > tableLimits.cell) throw new TableFileError(tooMuch.cell)
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') inPhonetic = false
      if (name === 'si') strings.push(current)
    },
  })
  return strings
}

async function readStyles(parts: WorkbookParts): Promise<CellStyle[]> {
  const styles: CellStyle[] = []
  if (!parts.has('xl/styles.xml')) return styles
  const custom = new Map<string, string>()
  let inCells = false
  await readXml(parts, 'xl/styles.xml', {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(attributes.numFmtId ?? '', attributes.formatCode ?? '')
      if (name === 'cellXfs') inCells = true
      const id = attributes.numFmtId ?? '0'
      const code = custom.get(id)
      if (name === 'xf' && inCells)
        styles.push({ isDate: isDateFormat(Number(id), code), zeros: zeroFormatOf(code) })
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}
