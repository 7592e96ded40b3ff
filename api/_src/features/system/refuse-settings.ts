import type { Settings } from '../../../../shared/settings.ts'

/** Why these settings cannot hold together, in a sentence; null: they can. `strangers`: fallback HR without a role in HR. */
export function refuseSettings(settings: Settings, strangers: readonly string[]): string | null {
  const { coverageMust, coverageWanted, canaryHour, noticeFrom, noticeTo } = settings
  if (coverageMust > coverageWanted) return '“至少几位”不能比“希望几位”多'
  if (canaryHour < noticeFrom || canaryHour >= noticeTo)
    return `自检短信在 ${canaryHour} 点发，要在单条短信的时间（${noticeFrom} 点到 ${noticeTo} 点）里`
  if (strangers.length > 0)
    return `${strangers.join('、')} 现在没有人事角色，请先在“角色权限”里授予`
  return null
}
