import { View } from '@tarojs/components'
import type { EmergencyContact, EmergencyOutcome } from '../../../../../shared/emergency.ts'
import { Button } from '../../../components/button.tsx'
import { type DeskIconName, Icon, type IconName } from '../../../components/icon.tsx'
import { pressable } from '../../../components/press.ts'
import { sayPhone } from '../../../lib/say-phone.ts'
import { sayMoment } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import type { Called } from './call-state.ts'

type Result = Exclude<EmergencyOutcome, 'dialled'>
type Props = {
  called: Called
  correcting: boolean
  next: EmergencyContact | null
  onAnswer: (outcome: Result) => void
  onAgain: () => void
  onBack: () => void
}

const results: readonly { outcome: Result; words: string; icon: IconName | DeskIconName }[] = [
  { outcome: 'reached', words: '通了，是家人', icon: 'done' },
  { outcome: 'no_answer', words: '没人接', icon: 'undo' },
  { outcome: 'wrong_person', words: '打错人了', icon: 'wrong' },
  { outcome: 'number_dead', words: '打不通', icon: 'minus' },
]

/** What came of the call: one press, which leads to the next contact. */
export function OutcomePanel(props: Props) {
  const { called, correcting, next, onAnswer, onAgain, onBack } = props
  const { contact, last } = called
  const after = next ? `接着打：${next.name}` : '记下，再看看还能找谁'
  return (
    <View className='outcome'>
      <View className='outcome__ask'>
        <View className='title' role='heading' aria-level='2'>
          {correcting ? `改正：打给${contact.name}，结果是？` : `打给${contact.name}，通了吗？`}
        </View>
        <View className='second'>
          {last ? `${sayMoment(last.at, serverNow())} · ` : ''}
          {sayPhone(contact.phone)}
        </View>
      </View>
      {results.map(({ outcome, words, icon }) => (
        <View
          key={outcome}
          className={`outcome__one${outcome === 'reached' ? ' outcome__one--good' : ''}`}
          hoverClass='outcome__one--pressed'
          {...pressable(() => onAnswer(outcome))}
        >
          <Icon name={icon} />
          <View className='words'>
            <View className='outcome__words'>{words}</View>
            <View className='outcome__after'>
              {outcome === 'reached' ? '记下，不再往下打' : after}
            </View>
          </View>
        </View>
      ))}
      <Button look='text' onPress={onAgain}>
        再打一次{contact.name}
      </Button>
      {correcting ? (
        <Button look='text' onPress={onBack}>
          不改了
        </Button>
      ) : null}
    </View>
  )
}
