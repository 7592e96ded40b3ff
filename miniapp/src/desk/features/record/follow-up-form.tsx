import { View } from '@tarojs/components'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { Chips } from '../../components/chips.tsx'
import { NoteEntry } from '../../components/note-entry.tsx'
import {
  channelChoices,
  effectOf,
  employeeChoices,
  employeeEffect,
  outcomeChoices,
} from './follow-up-words.ts'
import { useFollowUp } from './use-follow-up.ts'
import './follow-up-form.scss'

type Props = {
  alertId: string
  employee: string
  /** About an employee of whom nobody can be reached, not about one contact. */
  ofEmployee?: boolean
  /** The number was shown to this person lately: only then 联系到本人 by phone counts. */
  revealed: boolean
  onSaved: () => void
  /** Somebody else was first: to be shown anew, with the note that was not saved. */
  onLost: (note: string) => void
}

/** How, with what result, and a note; what saving will do is said below the button. */
export function FollowUpForm({ alertId, employee, ofEmployee, revealed, onSaved, onLost }: Props) {
  const { draft, change, save, busy, refusal, missing } = useFollowUp(alertId, {
    onSaved,
    onLost,
  })
  const unseen = draft.outcome === 'reached' && draft.channel === 'phone' && !revealed
  return (
    <View className='follow'>
      <View className='follow__label'>怎么联系的</View>
      <Chips
        label='怎么联系的'
        choices={channelChoices}
        chosen={draft.channel}
        onChoose={(channel) => change({ channel })}
      />
      <View className='follow__label'>结果</View>
      <View className='follow__outcomes'>
        <Chips
          label='结果'
          choices={ofEmployee ? employeeChoices : outcomeChoices}
          chosen={draft.outcome}
          onChoose={(outcome) => change({ outcome })}
        />
      </View>
      <View className='follow__label'>备注（可不填）</View>
      <NoteEntry
        label='备注（可不填）'
        value={draft.note}
        placeholder='例如：下午 3 点再打一次'
        maxLength={500}
        onInput={(note) => change({ note })}
      />
      {missing.length > 0 ? (
        <Banner tone='bad' urgent>
          还差 {missing.length} 项：{missing.join('、')}
        </Banner>
      ) : refusal ? (
        <Banner tone='bad' urgent>
          {refusal.code === 'no_network'
            ? '网络不通，还没有保存。您填的内容还在，请再按一次。'
            : refusal.message}
        </Banner>
      ) : null}
      <Button look='primary' busy={busy} onPress={save}>
        {busy ? '正在保存…' : '保存跟进'}
      </Button>
      <View className='follow__effect'>
        <Icon name='info' />
        <View className='words'>
          {unseen
            ? '还没有看过号码：请先点“看号码并打电话”，打通后再记“联系到本人”。'
            : ofEmployee && draft.outcome
              ? employeeEffect
              : effectOf(draft.outcome, employee)}
        </View>
      </View>
    </View>
  )
}
