import type { WarningKind } from '../../../../shared/warning.ts'
import type { WecomContent } from '../../ports/wecom-messages.ts'
import { drilledContent, openedContent, usedContent } from './emergency-texts.ts'
import { exportDecidedContent, exportRequestedContent, importStartedContent } from './file-texts.ts'
import type { NoticeKind } from './notice.ts'
import { contactContent, numberChangedContent, warningContent } from './notice-texts.ts'
import { joinerContent, reminderContent, teamUnansweredContent } from './reminder-texts.ts'

export type NoticeFacts = {
  kind: NoticeKind
  contactId: string | null
  details: Record<string, string | number | null>
}

/** What a notice says, by its kind. */
export function noticeContent({ kind, contactId, details }: NoticeFacts): WecomContent {
  if (kind === 'warning')
    return warningContent(String(details.warning) as WarningKind, String(details.subject))
  if (kind === 'emergency_opened') return openedContent(details)
  if (kind === 'emergency_used') return usedContent(details)
  if (kind === 'drill_called') return drilledContent(details, 'called')
  if (kind === 'drill_written') return drilledContent(details, 'written')
  if (kind === 'reminder') return reminderContent(details)
  if (kind === 'team_unanswered') return teamUnansweredContent(Number(details.count))
  if (kind === 'onboarding') return joinerContent()
  if (kind === 'own_number_changed') return numberChangedContent()
  if (kind === 'export_requested')
    return exportRequestedContent(String(details.requester), Number(details.rows))
  if (kind === 'export_approved' || kind === 'export_refused')
    return exportDecidedContent(kind === 'export_approved', Number(details.rows))
  if (kind === 'import_started') return importStartedContent(String(details.on))
  return contactContent(kind, {
    id: contactId ?? '',
    relation: String(details.relation),
    order: typeof details.order === 'number' ? details.order : null,
  })
}
