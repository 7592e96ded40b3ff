import { View } from '@tarojs/components'
import {
  type FollowUp,
  followUpChannelWords,
  followUpOutcomeWords,
} from '../../../../../shared/alert.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { sayTime } from '../../../lib/say-time.ts'
import { undoFollowUp } from '../../lib/desk-api.ts'
import { useAct } from '../../lib/use-act.ts'
import './undo-banner.scss'

type Props = { followUps: readonly FollowUp[]; now: number; onUndone: () => void }

/** The follow-ups that can still be taken back, and until when. */
export function UndoBanners({ followUps, now, onUndone }: Props) {
  const open = followUps.filter(
    ({ undoUntil, undoneAt }) => undoUntil && !undoneAt && Date.parse(undoUntil) > now,
  )
  return (
    <>
      {open.map((followUp) => (
        <UndoBanner key={followUp.id} followUp={followUp} now={now} onUndone={onUndone} />
      ))}
    </>
  )
}

function UndoBanner({
  followUp,
  now,
  onUndone,
}: {
  followUp: FollowUp
  now: number
  onUndone: () => void
}) {
  const { busy, refusal, run } = useAct()
  const { id, channel, outcome, undoUntil = '' } = followUp
  return (
    <Banner tone='ok'>
      <View className='undo'>
        <View className='words'>
          已记下：{followUpChannelWords[channel]}，{followUpOutcomeWords[outcome]}
          <View className='note second'>
            {refusal ? refusal.message : `${sayTime(undoUntil, now)} 之前可以撤回`}
          </View>
        </View>
        <Button
          look='line'
          icon='undo'
          small
          busy={busy}
          onPress={() => void run(() => undoFollowUp(id), onUndone)}
        >
          撤回
        </Button>
      </View>
    </Banner>
  )
}
