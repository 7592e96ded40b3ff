import { View } from '@tarojs/components'
import { useState } from 'react'
import { ANSWER_GOAL, type Campaign } from '../../../../../shared/campaign.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Chip } from '../../../components/chip.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { holdCampaign } from '../../lib/campaigns-api.ts'
import { openDesk } from '../../lib/desk-pages.ts'
import { sayCount, sayShare } from '../../lib/say-number.ts'
import { useAct } from '../../lib/use-act.ts'
import { Bars } from '../dashboard/bars.tsx'
import { campaignChips } from './campaign-chips.ts'

type Props = { campaign: Campaign; onHeld: (campaign: Campaign) => void }

/** How it stands in one number, the way from asked to answered, and what can be done about it. */
export function CampaignHero({ campaign, onHeld }: Props) {
  const { id, asked, opened, answered, people, inAWeek } = campaign
  const silent = asked - answered
  const line = (key: string, name: string, count: number) => ({
    key,
    name,
    share: people > 0 ? count / people : 0,
    words: sayCount(count),
  })
  return (
    <View className='card hero-card board__5'>
      <View className='campaign__line'>
        <Chip {...campaignChips[campaign.state]} />
      </View>
      {inAWeek.outOf > 0 ? (
        <>
          <View className='sub second'>一周内答复的员工</View>
          <View className='hero-card__number'>{sayShare(inAWeek.value, inAWeek.outOf)}</View>
          <View className='sub'>{goalOf(inAWeek)}</View>
        </>
      ) : (
        <>
          <View className='sub second'>到现在答复的员工</View>
          <View className='hero-card__number'>{sayShare(answered, asked)}</View>
          <View className='sub'>满一周后和目标 {ANSWER_GOAL}% 比。</View>
        </>
      )}
      <Bars
        tone='brand'
        lines={[
          ...(people > asked ? [line('people', '要发', people)] : []),
          line('asked', '发出', asked),
          line('opened', '打开', opened),
          line('answered', '答复', answered),
        ]}
      />
      <View className='sub second'>
        没有变化 {sayCount(campaign.noChange)} 人，修改了 {sayCount(campaign.changed)} 人；催过{' '}
        {sayCount(campaign.nudged)} 人。
      </View>
      {silent > 0 ? (
        <Button look='primary' onPress={() => openDesk('unanswered', { id })}>
          看没答复的 {sayCount(silent)} 人
        </Button>
      ) : null}
      {campaign.mayRun ? <Hold campaign={campaign} onHeld={onHeld} /> : null}
    </View>
  )
}

function goalOf({ value, outOf }: Campaign['inAWeek']): string {
  const lacking = Math.ceil((outOf * ANSWER_GOAL) / 100) - value
  return lacking > 0
    ? `目标 ${ANSWER_GOAL}%，还差 ${sayCount(lacking)} 人`
    : `达到目标 ${ANSWER_GOAL}%`
}

/** Pause and resume at a press; cancelling is for good and is asked about once more. */
function Hold({ campaign: { id, kind, state }, onHeld }: Props) {
  const [cancelling, setCancelling] = useState(false)
  const { busy, refusal, run } = useAct()
  if (state === 'ended' || state === 'cancelled') return null
  const press = (act: 'pause' | 'resume' | 'cancel') => () =>
    void run(
      () => holdCampaign(id, act),
      (now) => {
        setCancelling(false)
        onHeld(now)
      },
    )
  const trouble = refusal ? (
    <Banner tone='bad' urgent>
      {refusal.message}
    </Banner>
  ) : null
  return (
    <>
      {cancelling ? null : trouble}
      <Button busy={busy} onPress={press(state === 'paused' ? 'resume' : 'pause')}>
        {state === 'paused' ? '继续发' : '暂停'}
      </Button>
      {kind === 'rolling' ? (
        <View className='note second'>暂停后，定期核对都不再发，直到继续。</View>
      ) : (
        <Button look='text' onPress={() => setCancelling(true)}>
          取消这次提醒
        </Button>
      )}
      {cancelling ? (
        <Sheet title='取消这次提醒？' onClose={() => setCancelling(false)}>
          <View className='sub second'>
            还没发的不再发，也不再催。已经答复的保留。取消后不能再继续。
          </View>
          {trouble}
          <Button look='bad' busy={busy} onPress={press('cancel')}>
            确定取消
          </Button>
          <Button look='text' onPress={() => setCancelling(false)}>
            返回
          </Button>
        </Sheet>
      ) : null}
    </>
  )
}
