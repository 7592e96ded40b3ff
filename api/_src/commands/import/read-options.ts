import { parseArgs } from 'node:util'
import { type ColumnField, columnFields, nameField } from '../../features/import/columns.ts'

/** The person at the terminal must do something else; the message says what, and quotes no cell. */
export class ImportRefused extends Error {
  override name = 'ImportRefused'
}

export type ImportOptions = {
  what: 'file'
  file: string
  /** `yyyy-mm-dd`; null is today. */
  asOf: string | null
  json: boolean
  map: ReadonlyMap<string, ColumnField>
  /** Where the error file goes; null is beside the working directory under the file's own name. */
  errors: string | null
}

export const usage = `npm run import -- FILE [--as-of 2026-11-23] [--json] [--map '表头=字段']… [--errors 文件]
  读取 HR 导出的名册（.xlsx，或 UTF-8 / GB18030 的 CSV），暂存，不会发送任何短信
npm run import -- start   开始询问所有已暂存的联络人
npm run import -- undo    撤销最近一次还没有开始询问的导入

--map 的字段：${columnFields.join(' ')}`

/** Reads the command line; throws ImportRefused with what to do. */
export function readOptions(args: string[]): ImportOptions | { what: 'start' | 'undo' | 'help' } {
  const { values, positionals } = parse(args)
  const [first, ...more] = positionals
  if (values.help || first === undefined) return { what: 'help' }
  if (more.length > 0) throw new ImportRefused(`一次只能导入一个文件。\n${usage}`)
  if (first === 'start' || first === 'undo') return { what: first }
  const asOf = values['as-of'] ?? null
  if (asOf !== null && !isDate(asOf))
    throw new ImportRefused('--as-of 要写成 2026-11-23 这样的日期。')
  return {
    what: 'file',
    file: first,
    asOf,
    json: values.json,
    map: new Map(values.map.map(readMapping)),
    errors: values.errors ?? null,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        'as-of': { type: 'string' },
        json: { type: 'boolean', default: false },
        map: { type: 'string', multiple: true, default: [] },
        errors: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch {
    throw new ImportRefused(usage)
  }
}

/** 联系人电话1=phone1, or with the field in Chinese: 联系人电话1=联系电话1. */
function readMapping(text: string): [string, ColumnField] {
  const at = text.lastIndexOf('=')
  const heading = text.slice(0, at).trim()
  const wanted = text
    .slice(at + 1)
    .trim()
    .toLowerCase()
  const field = columnFields.find(
    (known) => known === wanted || nameField(known).replace(' ', '') === wanted.replace(' ', ''),
  )
  if (at < 1 || heading === '' || !field) {
    throw new ImportRefused(`--map 要写成 '表头=字段'，字段是：${columnFields.join(' ')}`)
  }
  return [heading, field]
}

/** A day of the calendar as `yyyy-mm-dd`; 2026-02-30 is none. */
export function isDate(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}
