import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { readTable } from './read-table.ts'
import { writeCsv } from './write-csv.ts'

const TEXT = '工号,姓名,备注\r\nE1,阿卜杜拉·买买提,"说, 好\n第二行 ""引号"""\r\n\r\nE2,𠮷田,\r\n'
const ROWS = [
  ['工号', '姓名', '备注'],
  ['E1', '阿卜杜拉·买买提', '说, 好\n第二行 "引号"'],
  [''],
  ['E2', '𠮷田', ''],
]

describe('reading a table file', () => {
  test.each([
    ['GB18030', iconv.encode(TEXT, 'gb18030')],
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with BOM', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16', iconv.encode(TEXT, 'utf-16le', { addBOM: true })],
    [
      'semicolons',
      Buffer.from('工号;姓名;备注\nE1;阿卜杜拉·买买提;"说, 好\n第二行 ""引号"""\n\nE2;𠮷田;\n'),
    ],
    [
      'tabs',
      iconv.encode(
        '工号\t姓名\t备注\rE1\t阿卜杜拉·买买提\t"说, 好\n第二行 ""引号"""\r\rE2\t𠮷田\t\r',
        'gb18030',
      ),
    ],
  ])('%s gives the same rows, and blank lines keep their row number', async (_name, bytes) => {
    expect((await readTable(bytes)).rows).toEqual(ROWS)
  })

  test('a workbook gives numbers with all digits, dates as dates, its largest sheet, and says which it left', async () => {
    const notes = [[{ value: '填表说明' }]]
    const people = [
      [{ value: '工号' }, { value: '更新日期' }],
      [
        { value: 13912345678, type: Number },
        { value: new Date(Date.UTC(2025, 5, 20)), type: Date, format: 'yyyy/m/d' },
      ],
    ]
    const bytes = await writeXlsxFile([notes, people], { sheets: ['说明', '员工'], buffer: true })
    const table = await readTable(bytes)
    expect(table.rows).toEqual([
      ['工号', '更新日期'],
      ['13912345678', '2025-06-20'],
    ])
    expect(table.unreadSheets).toEqual(['说明'])
  })

  test('a 工号 keeps the zeros, and the letters, that its format shows', async () => {
    const no = (value: number, format?: string) => [
      { value, type: Number, ...(format ? { format } : {}) },
    ]
    const rows = [
      no(31001, '0000000'),
      no(21, '"YC"0000'),
      no(7, '\\H00'),
      no(31001),
      no(1.5, '000'),
    ]
    const table = await readTable(await writeXlsxFile(rows, { buffer: true }))
    expect(table.rows).toEqual([['0031001'], ['YC0021'], ['H07'], ['31001'], ['1.5']])
  })

  test.each([
    ['an empty file', Buffer.alloc(0), '空的'],
    ['a file of blank lines', Buffer.from('\n , ,\r\n'), '空的'],
    ['an old .xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), '.xls'],
    ['a web page named .xls', Buffer.from('<html><table></table></html>'), '网页'],
    ['a broken .xlsx', Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), '打不开'],
    ['bytes of no known encoding', Buffer.from([0x41, 0xff, 0xff, 0x42]), '编码'],
  ])('%s is refused with a sentence that says what to do', async (_name, bytes, part) => {
    await expect(readTable(bytes)).rejects.toThrow(part)
  })

  test('an unpaired quote is refused without quoting the cell', async () => {
    const failure = await readTable(Buffer.from('工号,电话\nE1,"13912345678\n')).catch(
      (e: Error) => e,
    )
    expect(String(failure)).toContain('引号')
    expect(String(failure)).not.toContain('139')
  })
})

describe('writing a CSV', () => {
  test('whatever is written is read back, and nothing in it starts a formula', async () => {
    const cell = fc
      .string({ unit: 'grapheme' })
      .filter((s) => !/^'/.test(s) && !/[\uFEFF\uFFFD\0]/.test(s))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async (rows) => {
        const table = [['甲', '乙'], ...rows]
        const { rows: back } = await readTable(Buffer.from(writeCsv(table)))
        expect(back.map((row) => row.map((value) => value.replace(/^'/, '')))).toEqual(table)
        expect(back.flat().filter((value) => /^[=+\-@\t\r]/.test(value))).toEqual([])
      }),
    )
  })
})
