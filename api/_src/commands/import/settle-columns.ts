import {
  type ColumnField,
  columnLetter,
  fieldAt,
  nameField,
} from '../../features/import/columns.ts'
import { type FoundColumns, findColumns } from '../../features/import/find-columns.ts'
import { scrub } from '../../kernel/log.ts'
import { ImportRefused } from './read-options.ts'

/** Asks the person at the terminal to choose; gives back the position of the choice. */
export type Choose = (question: string, choices: readonly string[]) => Promise<number>

/**
 * Finds what each column holds. What nobody can recognise is asked for; without a person to ask (`choose`
 * null) it is refused, with the --map that would settle it.
 */
export async function settleColumns(
  rows: readonly string[][],
  given: ReadonlyMap<string, ColumnField>,
  choose: Choose | null,
): Promise<FoundColumns> {
  const settled = new Map(given)
  for (;;) {
    const found = findColumns(rows, settled)
    const [missing] = found.missing
    const stray = found.unknown.find(({ matters }) => matters !== null)
    if (missing === undefined && stray === undefined) return found
    if (!choose) throw new ImportRefused(explain(found))
    if (missing !== undefined) {
      const open = openColumns(found)
      if (open.length === 0) throw new ImportRefused(explain(found))
      const at = await choose(
        `哪一列是“${nameField(missing)}”？`,
        open.map((column) => showHeading(found, column)),
      )
      settled.set(columnLetter(open[at] ?? 0), missing)
    } else if (stray !== undefined) {
      const fields = ['ignore' as const, ...freeFields(found, stray.matters)]
      const heading = showHeading(found, stray.column)
      const at = await choose(
        stray.matters === 'phones'
          ? `“${heading}”这一列是电话号码，是谁的？`
          : `“${heading}”这一列说的是什么？离职员工的家人不会被询问。`,
        fields.map(nameField),
      )
      settled.set(columnLetter(stray.column), fields[at] ?? 'ignore')
    }
  }
}

function openColumns({ columns }: FoundColumns): number[] {
  return columns.headings.map((_, at) => at).filter((at) => fieldAt(columns, at) === null)
}

function freeFields(
  { columns }: FoundColumns,
  matters: 'phones' | 'leaving' | null,
): ColumnField[] {
  const wanted: ColumnField[] =
    matters === 'phones'
      ? ['own_phone', 'payroll_phone', 'phone1', 'phone2', 'phone3']
      : ['status', 'left_on']
  const served = columns.headings.map((_, at) => fieldAt(columns, at))
  return wanted.filter((field) => !served.includes(field))
}

/** A file without headings would show people's cells here: then only letters are shown. */
function showHeading({ columns }: FoundColumns, column: number): string {
  const served = columns.headings.filter((_, at) => fieldAt(columns, at) !== null).length
  const letter = `${columnLetter(column)} 列`
  const heading = columns.headings[column]
  return served < 2 || !heading ? letter : `${scrub(heading)}（${letter}）`
}

function explain(found: FoundColumns): string {
  const strays = found.unknown.filter(({ matters }) => matters !== null)
  const unused = openColumns(found).map((column) => showHeading(found, column))
  const example = found.missing[0] ?? 'own_phone'
  return [
    found.missing.length > 0
      ? `没有找到这些内容在哪一列：${found.missing.map((field) => `${nameField(field)}（${field}）`).join('、')}。`
      : `这些列里是电话号码，或说的是离职，但不知道怎么用：${strays.map(({ column }) => showHeading(found, column)).join('、')}。`,
    unused.length > 0 ? `还没有用到的列：${unused.join('、')}。` : '',
    `请在终端里运行后按提示回答，或用 --map 说明，例如 --map '${columnLetter(openColumns(found)[0] ?? 0)}=${example}'；不需要的列写 =ignore。`,
  ]
    .filter((line) => line !== '')
    .join('\n')
}
