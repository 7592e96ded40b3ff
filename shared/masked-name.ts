/** 王芬 → 王*, 王小芬 → 王*芬, Anna Lee → A***: enough to recognise one's own name, too little to learn it. '': purged. */
export function maskName(name: string): string {
  if (name === '') return '已删除'
  const letters = [...name]
  const [first = '', ...rest] = letters
  if (!/^\p{Script=Han}$/u.test(first)) return `${first}***`
  const last = rest[rest.length - 1]
  return rest.length > 1 && last ? `${first}*${last}` : `${first}*`
}
