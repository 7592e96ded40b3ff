import { parse } from 'csv-parse/sync'
import { TableFileError } from './table-file-error.ts'

const DELIMITERS = [',', '\t', ';', '，', '|'] as const

/**
 * Every record of the text, blank lines included, so that the n-th record is the n-th row Excel shows.
 * Quotes may hold delimiters and line breaks; rows may be short or long. The delimiter is found by itself.
 */
export function parseCsv(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: findDelimiter(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    })
  } catch {
    // The library quotes the offending cell in its message, and a cell may hold a number.
    throw new TableFileError('表格里有没有配对的引号，读不下去。请另存为 .xlsx 后再导入。')
  }
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
