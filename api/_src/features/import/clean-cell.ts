// What people write where a form wants something and they have nothing.
const PLACEHOLDER =
  /^(?:无|没有|暂无|暂缺|未填写?|未提供|不详|未知|空|缺|待补充?|n\/?a|na|null|nil|none|undefined|nan|#n\/a|[-—–_/\\.*。、·?？]+)$/i

// Most cells: nothing to clean in them.
const CLEAN = /^[0-9A-Za-z\u4e00-\u9fa5]*$/

/**
 * One cell as plain text: compatibility forms (full-width, superscript) become plain ones, zero-width and
 * control characters vanish, spaces of any kind become one, and Excel's text marks ('… and ="…") go.
 */
export function cleanCell(raw: string): string {
  if (CLEAN.test(raw)) return raw
  const plain = raw
    .normalize('NFKC')
    .replace(/\p{Cf}|\ufe0f|\u20e3/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  const unwrapped = /^="?(.*?)"?$/.exec(plain)?.[1] ?? plain
  return unwrapped.replace(/^['`´‘’]+/, '').trim()
}

/** Whether a cleaned cell says nothing: empty, 无, N/A, a dash. */
export function isBlank(cell: string): boolean {
  return cell === '' || PLACEHOLDER.test(cell)
}
