import { UPLOAD_CHUNK } from '../../../../shared/upload.ts'
import { DAY } from '../../kernel/clock.ts'
import { maskNumbers } from '../../kernel/mask-numbers.ts'

/** A file that nobody touched for so long goes: it holds people. */
export const UPLOAD_LIFE = DAY
/** Unfinished uploads that one person may have at a time. */
export const MAX_OPEN_UPLOADS = 5

/** States in which somebody still has something to do with it. */
export const openStates = ['uploading', 'reading', 'mapping', 'ready', 'staging'] as const

export function chunksOf(size: number): number {
  return Math.ceil(size / UPLOAD_CHUNK)
}

/** Bytes of the `n`th piece, from 0. */
export function chunkSizeOf(size: number, n: number): number {
  return Math.min(UPLOAD_CHUNK, size - n * UPLOAD_CHUNK)
}

/** The file's name as it may be kept and shown: no folders, no control characters, numbers masked. */
export function keptFileName(given: string): string {
  const name = given.split(/[/\\]/).at(-1) ?? ''
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Surrogate}]+/gu, '')
    .trim()
  return [...maskNumbers(plain)].slice(0, 80).join('') || '未命名的文件'
}
