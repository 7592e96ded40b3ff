import type { SettingKey, Settings } from '../../../../shared/settings.ts'
import type { Events } from '../../kernel/events.ts'

/** Whose judgements no longer hold once this setting is another one; null: nobody's. Pure. */
export function outdatedBy(
  key: SettingKey,
  before: Settings,
  after: Settings,
): Events['judgements.outdated'] | null {
  if (key === 'alertLine') return between('score', before.alertLine * 10, after.alertLine * 10)
  if (key === 'coverageMust' || key === 'coverageWanted')
    return between('coverage', before[key], after[key])
  return key === 'useActivity' ? { what: 'activity', from: 0, to: 0, afterId: '' } : null
}

/** Only what stood on the one side and stands on the other. */
function between(what: 'score' | 'coverage', one: number, other: number) {
  return { what, from: Math.min(one, other), to: Math.max(one, other), afterId: '' }
}
