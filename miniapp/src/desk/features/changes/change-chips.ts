import type { ChangeRequest } from '../../../../../shared/change-request.ts'
import type { ChipWords } from '../../../lib/contact-chip.ts'

/** Where a change request stands, in one word. */
export const changeChips: Record<ChangeRequest['state'], ChipWords> = {
  with_manager: { tone: 'wait', icon: 'clock', word: '等经理决定' },
  with_hr: { tone: 'wait', icon: 'clock', word: '等人事决定' },
  approved: { tone: 'ok', icon: 'done', word: '已同意' },
  refused: { tone: 'bad', icon: 'wrong', word: '没有同意' },
  withdrawn: { tone: 'mute', icon: 'wrong', word: '已撤回' },
}
