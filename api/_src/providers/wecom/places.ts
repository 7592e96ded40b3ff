import { cutToBytes } from './cut.ts'
import type { WecomOptions } from './options.ts'

/** Bytes of a mini-program page and of an address (wecom 90236). */
const PAGE = 1024
const URL_MOST = 2048

/** A page of the mini-program. */
export function pagePath(page: string): string {
  return cutToBytes(page, PAGE)
}

/** The same page as H5; a cut address would lead nowhere: better the first page. */
export function pageUrl({ h5Url }: Pick<WecomOptions, 'h5Url'>, page: string): string {
  const url = `${h5Url}#/${page}`
  return Buffer.byteLength(url) <= URL_MOST ? url : h5Url
}
