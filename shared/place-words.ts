type Place = { site?: string | null | undefined; department?: string | null | undefined }

/** `苏州基地 · 二车间`; a department that is named as its site, and what is not known, is not said. */
export function placeWords({ site, department }: Place): string {
  return [site, department === site ? null : department].filter(Boolean).join(' · ')
}
