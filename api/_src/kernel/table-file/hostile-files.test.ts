import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { workbookParts, zipBytes } from '../../../../tests/support/zip-bytes.ts'
import { readTable } from './read-table.ts'
import { TableFileError } from './table-file-error.ts'

const inline = (text: string, at = 'A1') => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
const workbook = (sheet: string, more?: Parameters<typeof workbookParts>[1]) =>
  zipBytes(workbookParts(sheet, more))
const MEGABYTE = 1024 * 1024

describe('a hostile workbook is refused with a sentence that says what to do', () => {
  test.each([
    [
      'a zip bomb that admits its size',
      workbook(inline('x'), [{ name: 'xl/sharedStrings.xml', body: Buffer.alloc(8 * MEGABYTE) }]),
      '解压后大得不正常',
    ],
    [
      'a zip bomb that lies about its size',
      zipBytes(
        workbookParts('').map((part) =>
          part.name.includes('sheet1')
            ? { ...part, body: Buffer.alloc(8 * MEGABYTE), claims: { unpacked: 100 } }
            : part,
        ),
      ),
      '打不开',
    ],
    [
      'a thousand parts and more',
      zipBytes(Array.from({ length: 1100 }, (_, at) => ({ name: `x${at}`, body: '' }))),
      '解压后大得不正常',
    ],
    [
      'entities that define one another',
      zipBytes(
        workbookParts('').map((part) =>
          part.name.includes('sheet1')
            ? { ...part, body: `<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>` }
            : part,
        ),
      ),
      '内部格式不正常',
    ],
    [
      'an entity that reads a file of the server',
      zipBytes([
        { name: 'xl/workbook.xml', body: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///x">]><a/>' },
      ]),
      '内部格式不正常',
    ],
    ['a name that leads out of the folder', zipBytes([{ name: '../x', body: '' }]), '打不开'],
    [
      'ten million columns',
      workbook(`<row r="1">${inline('x')}${inline('x', 'ZZZZZ1')}</row>`),
      '超过 200 列',
    ],
    [
      'a row far down',
      workbook(`<row r="1000000">${inline('x', 'A1000000')}</row>`),
      '超过 200,000 行',
    ],
    [
      'a cell without end',
      workbook(`<row r="1">${inline('x'.repeat(40_000))}</row>`),
      '超过 32,767 个字',
    ],
    [
      'a tag without end',
      workbook(`<row r="1"><c r="${Array.from({ length: 300_000 }, (_, at) => at).join('')}`),
      '超过 32,767 个字',
    ],
    [
      'a part with a password',
      zipBytes([{ name: 'xl/workbook.xml', body: '', claims: { flags: 1 } }]),
      '密码',
    ],
    ['a zip archive that is no workbook', zipBytes([{ name: 'word.xml', body: '' }]), '没有工作表'],
    [
      'a workbook with a password',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
        Buffer.alloc(64),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      '密码',
    ],
    ['a PDF', Buffer.from('%PDF-1.7'), 'PDF'],
  ])('%s', async (_name, bytes, part) => {
    const refusal = await readTable(bytes).catch((error: Error) => error)
    expect(refusal).toBeInstanceOf(TableFileError)
    expect(String(refusal)).toContain(part)
  })

  test('sheets beyond the fiftieth are refused', async () => {
    const sheets = Array.from({ length: 51 }, (_, at) => `<sheet name="${at}" r:id="rId1"/>`)
    const parts = workbookParts('').map((part) =>
      part.name === 'xl/workbook.xml'
        ? { ...part, body: `<workbook xmlns:r="x"><sheets>${sheets.join('')}</sheets></workbook>` }
        : part,
    )
    await expect(readTable(zipBytes(parts))).rejects.toThrow('超过 50 张')
  })
})

describe('what only looks hostile is read', () => {
  test('a formula is never worked out: its cell is what was last shown', async () => {
    const cell = (formula: string, shown: string) => `<c r="A1"><f>${formula}</f>${shown}</c>`
    const { rows } = await readTable(
      workbook(
        `<row r="1">${cell('HYPERLINK("http://x")', '<v>13912345678</v>')}</row><row r="2">${inline('a', 'B2')}${cell('1+1', '')}</row>`,
      ),
    )
    expect(rows).toEqual([['13912345678'], ['', 'a']])
  })

  test('formatted empty cells far to the right and far below are nothing', async () => {
    const { rows } = await readTable(
      workbook(
        `<row r="1">${inline('a')}<c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>`,
      ),
    )
    expect(rows).toEqual([['a']])
  })

  test('names of parts with a prefix, shared strings with phonetic marks, and days from 1904 on', async () => {
    const { rows } = await readTable(
      zipBytes([
        {
          name: 'xl/workbook.xml',
          body: '<x:workbook xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="a" r:id="q"/></x:sheets></x:workbook>',
        },
        {
          name: 'xl/_rels/workbook.xml.rels',
          body: '<Relationships><Relationship Id="q" Target="/xl/s.xml"/></Relationships>',
        },
        {
          name: 'xl/sharedStrings.xml',
          body: '<sst><si><r><t>张</t></r><r><t>三</t></r><rPh><t>zhang</t></rPh></si></sst>',
        },
        { name: 'xl/styles.xml', body: '<s><cellXfs><xf/><xf numFmtId="14"/></cellXfs></s>' },
        {
          name: 'xl/s.xml',
          body: '<x:ws><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c s="1"><x:v>1</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c></x:row></x:ws>',
        },
      ]),
    )
    expect(rows).toEqual([['张三', '1904-01-02', 'true']])
  })
})

describe('a hostile CSV is refused with a sentence that says what to do', () => {
  test.each([
    ['ten million columns', ','.repeat(10_000_000), '超过 200 列'],
    ['three hundred filled columns', 'x,'.repeat(300), '超过 200 列'],
    ['millions of blank lines', '\n'.repeat(300_000), '超过 200,000 行'],
    ['a cell without end', `a,b\n${'x'.repeat(40_000)}`, '超过 32,767 个字'],
    ['a quote that never ends', `a,"${'x\n'.repeat(1_000_000)}`, '引号'],
  ])('%s', async (_name, text, part) => {
    await expect(readTable(Buffer.from(text))).rejects.toThrow(part)
  })

  test.each([
    ['UTF-16 without its mark', iconv.encode('工号,姓名\nE1,张三', 'utf-16le')],
    ['UTF-16 with half a character', Buffer.from([0xff, 0xfe, 0x41, 0, 0, 0xd8, 0x42, 0])],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0xff])],
  ])('%s is of no known encoding', async (_name, bytes) => {
    await expect(readTable(bytes)).rejects.toThrow('编码')
  })

  test('trailing delimiters of an export are no columns', async () => {
    const { rows } = await readTable(Buffer.from(`a,b${','.repeat(500)}\nc,d\n`))
    expect(rows[0]?.slice(0, 3)).toEqual(['a', 'b', ''])
    expect(rows[1]).toEqual(['c', 'd'])
  })
})
