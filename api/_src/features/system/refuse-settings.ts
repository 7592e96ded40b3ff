import type { Settings } from '../../../../shared/settings.ts'

/** Why these settings cannot hold together, in a sentence; null: they can. `strangers`: fallback HR without a role in HR. */
export function refuseSettings(
  { coverageMust, coverageWanted }: Settings,
  strangers: readonly string[],
): string | null {
  if (coverageMust > coverageWanted) return '“至少几位”不能比“希望几位”多'
  if (strangers.length > 0)
    return `${strangers.join('、')} 现在没有人事角色，请先在“角色权限”里授予`
  return null
}
