import iconv from 'iconv-lite'
import { TableFileError } from './table-file-error.ts'

/**
 * Decodes text by what its bytes are: a BOM decides, then strict UTF-8, then GB18030 (what Excel in
 * Chinese saves; it contains GBK and GB2312). Bytes that are none of these are refused, never replaced.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const decoded = decode(bytes)
  // the mark of lost bytes, the zeros of UTF-16 without its mark or of no text at all, half characters
  const { text } = decoded
  if (text.includes('\uFFFD') || text.includes('\0') || HALF_CHARACTER.test(text)) {
    throw new TableFileError('文件的编码认不出来，请另存为“CSV UTF-8”或 .xlsx 后再导入。')
  }
  return decoded
}

const HALF_CHARACTER = /\p{Surrogate}/u

function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const marked = markedEncoding(bytes)
  if (marked) return { text: iconv.decode(bytes, marked), encoding: marked }
  const utf8 = decodeStrictUtf8(bytes)
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' }
  return { text: iconv.decode(bytes, 'gb18030'), encoding: 'gb18030' }
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

function decodeStrictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
