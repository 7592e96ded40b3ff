import {
  type SettingKey,
  type SettingsView,
  settingsViewSchema,
} from '../../../../shared/settings.ts'
import type { Answer } from '../../lib/refusal.ts'
import { askDesk, tellDesk } from './ask.ts'

export function listSettings(cursor?: string): Promise<Answer<SettingsView>> {
  return askDesk('/settings', settingsViewSchema, { cursor })
}

/** `before` is what the caller saw: if it is another one by now, it is refused. */
export function saveSetting(body: {
  key: SettingKey
  value: unknown
  before: unknown
}): Promise<Answer<SettingsView>> {
  return tellDesk('PUT', '/settings', settingsViewSchema, { body })
}
