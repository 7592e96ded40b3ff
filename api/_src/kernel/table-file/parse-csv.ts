import { finished } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { CsvError, type Parser, parse } from 'csv-parse'
import { TableFileError } from './table-file-error.ts'
import { tableLimits, tooMuch } from './table-limits.ts'

const DELIMITERS = [',', '\t', ';', '，', '|'] as const

/**
 * Every record of the text, blank lines included, so that the n-th record is the n-th row Excel shows.
 * Quotes may hold delimiters and line breaks; rows may be short or long. The delimiter is found by itself.
 * Throws TableFileError as soon as there is too much.
 */
export async function parseCsv(text: string, onRow: (done: number) => void): Promise<string[][]> {
  if (hasEndlessLine(text)) throw new TableFileError(tooMuch.columns)
  const rows: string[][] = []
  const parser = parse({
    bom: true,
    delimiter: findDelimiter(text),
    max_record_size: tableLimits.line,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    // taken here, for a stream of records costs more than the parsing; nothing is left to be handed on
    on_record: (record: string[]) => {
      refuseTooMuch(record, rows.length + 1)
      rows.push(record)
      return null
    },
  })
  try {
    await feed(parser, Buffer.from(text), () => onRow(rows.length))
    return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // The library quotes the offending cell in its message, and a cell may hold a number.
    throw new TableFileError(error.code.includes('QUOTE') ? UNPAIRED : UNREADABLE)
  }
}

const PIECE = 256 * 1024

/** Piece by piece, so that others get their turn. */
async function feed(parser: Parser, bytes: Buffer, onPiece: () => void): Promise<void> {
  const over = finished(parser.resume())
  // looked at below; a parser that failed in the middle is not left unheard
  over.catch(() => {})
  for (let at = 0; at < bytes.length && !parser.destroyed; at += PIECE) {
    parser.write(bytes.subarray(at, at + PIECE))
    onPiece()
    await nextTurn()
  }
  parser.end()
  await over
}

const UNPAIRED = '表格里有没有配对的引号，读不下去。请另存为 .xlsx 后再导入。'
const UNREADABLE = '表格里有没有配对的引号，或有一行长得不正常。请另存为 .xlsx 后再导入。'

function refuseTooMuch(record: readonly string[], rows: number): void {
  if (rows > tableLimits.rows) throw new TableFileError(tooMuch.rows)
  if (record.length > tableLimits.columns && lastFilled(record) >= tableLimits.columns)
    throw new TableFileError(tooMuch.columns)
  if (record.some((cell) => cell.length > tableLimits.cell)) throw new TableFileError(tooMuch.cell)
  if (record.length > tableLimits.columns) (record as string[]).length = tableLimits.columns
}

function lastFilled(record: readonly string[]): number {
  let at = record.length - 1
  while (at >= 0 && record[at] === '') at--
  return at
}

/** A line of millions of delimiters would become millions of cells before anybody counts them. */
function hasEndlessLine(text: string): boolean {
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    if (end - start > tableLimits.line && !text.slice(start, end).includes('\r')) return true
    start = end + 1
  }
  return false
}

/** The delimiter that splits the first rows most often and most evenly, quoted text left aside. */
function findDelimiter(text: string): string {
  const sample = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '')
  const lines = sample.split(/\r\n|\r|\n/, 20).filter((line) => line.trim() !== '')
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1).sort((a, b) => a - b)
    const score = counts[Math.floor(counts.length / 2)] ?? 0
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}
