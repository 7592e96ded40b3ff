import type { Contact } from '../../../shared/contact.ts'

export type Tone = 'ok' | 'wait' | 'bad' | 'mute'
export type ChipWords = {
  tone: Tone
  icon: 'done' | 'clock' | 'calendar' | 'wrong' | 'alert' | 'pencil'
  word: string
}

/** One word for where a contact stands; the icon says it again for those who do not see the colour. */
export function contactChip(contact: Pick<Contact, 'state' | 'screenProofAt'>): ChipWords {
  switch (contact.state) {
    case 'valid':
      return { tone: 'ok', icon: 'done', word: '有效' }
    case 'due':
      return { tone: 'wait', icon: 'calendar', word: '待复核' }
    case 'pending':
      return contact.screenProofAt
        ? { tone: 'wait', icon: 'clock', word: '待本人确认' }
        : { tone: 'wait', icon: 'clock', word: '待确认' }
    case 'unanswered':
      return { tone: 'bad', icon: 'alert', word: '没有答复' }
    case 'draft':
      return { tone: 'wait', icon: 'alert', word: '号码停机' }
    case 'invalid':
      return { tone: 'bad', icon: 'wrong', word: '无效' }
    case 'retired':
      return { tone: 'mute', icon: 'wrong', word: '失效' }
  }
}
