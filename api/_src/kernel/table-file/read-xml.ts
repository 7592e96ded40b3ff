import { SaxesParser } from 'saxes'
import { TableFileError } from './table-file-error.ts'
import { tableLimits, tooMuch } from './table-limits.ts'
import type { WorkbookParts } from './workbook-parts.ts'

type Attributes = Readonly<Record<string, string>>

/** What a part of a workbook says, in order; names are without their namespace's prefix. */
export type XmlListener = {
  open?(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

/** A document type may define what its entities stand for, a billion laughs too: no workbook needs one. */
const NO_DOCTYPE = '这个 .xlsx 文件的内部格式不正常，没有读取。请从原系统重新导出一份。'

/** Reads one part as XML while it is unpacked. Throws at what is no well-formed XML, or has a document type. */
export async function readXml(
  parts: WorkbookParts,
  name: string,
  listener: XmlListener,
): Promise<void> {
  const parser = new SaxesParser({ position: false, xmlns: false } as const)
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new TableFileError(NO_DOCTYPE)
  })
  const { open, text, close } = listener
  // a tag or a text without end would be kept until its end comes
  let sinceLastEvent = 0
  parser.on('opentag', (tag) => {
    sinceLastEvent = 0
    open?.(local(tag.name), tag.attributes)
  })
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  parser.on('closetag', (tag) => {
    sinceLastEvent = 0
    close?.(local(tag.name))
  })
  await parts.read(name, (piece) => {
    sinceLastEvent += piece.length
    if (sinceLastEvent > tableLimits.line) throw new TableFileError(tooMuch.cell)
    parser.write(piece)
  })
  parser.close()
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}
