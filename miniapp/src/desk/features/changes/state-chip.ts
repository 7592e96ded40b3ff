import type { ChangeRequest } from '../../../../../shared/change-request.ts'
import type { ChipWords } from '../../../lib/contact-chip.ts'

/** Where a change request stands, in one word. */
export function stateChip(state: ChangeRequest['state']): ChipWords {
  switch (state) {
    case 'with_manager':
      return { tone: 'wait', icon: 'clock', word: '等经理决定' }
    case 'with_hr':
      return { tone: 'wait', icon: 'clock', word: '等人事决定' }
    case 'approved':
      return { tone: 'ok', icon: 'done', word: '已同意' }
    case 'refused':
      return { tone: 'bad', icon: 'wrong', word: '没有同意' }
    case 'withdrawn':
      return { tone: 'mute', icon: 'wrong', word: '已撤回' }
  }
}
