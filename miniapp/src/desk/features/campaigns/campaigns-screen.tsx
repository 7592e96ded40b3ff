import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { CampaignSummary } from '../../../../../shared/campaign.ts'
import { Button } from '../../../components/button.tsx'
import { Chip } from '../../../components/chip.tsx'
import { Icon } from '../../../components/icon.tsx'
import { pressable } from '../../../components/press.ts'
import { sayDay } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { listCampaigns } from '../../lib/campaigns-api.ts'
import { openDesk } from '../../lib/desk-pages.ts'
import { sayCount, sayShare } from '../../lib/say-number.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { campaignChips } from './campaign-chips.ts'
import { StartForm } from './start-form.tsx'
import './campaigns.scss'

/** 提醒活动: the months of the standing rhythm and what HR started, the newest first. */
export function CampaignsScreen() {
  const { value, refusal, reload } = useAnswer(listCampaigns)
  const [starting, setStarting] = useState(false)
  const again = () => void reload()
  return (
    <DeskScreen
      title='提醒活动'
      at='campaigns'
      detail='每位员工至少每半年核对一次，分散在工作日；人事主管可以另外给部门发'
    >
      {value ? (
        <View className='campaigns'>
          <Stale refusal={refusal} again={again} />
          {value.departments && !starting ? (
            <Button icon='plus' onPress={() => setStarting(true)}>
              给部门发提醒
            </Button>
          ) : null}
          {value.departments && starting ? (
            <StartForm
              departments={value.departments}
              onStarted={(id) => {
                setStarting(false)
                openDesk('campaign', { id })
              }}
              onCancel={() => setStarting(false)}
            />
          ) : null}
          {value.campaigns.length === 0 ? (
            <View className='card' role='status'>
              还没有提醒活动。系统会在每个工作日提醒到期的员工，发出第一条后这里就有了。
            </View>
          ) : null}
          {value.campaigns.map((one) => (
            <Row key={one.id} campaign={one} />
          ))}
        </View>
      ) : (
        <NothingYet refusal={refusal} again={again} />
      )}
    </DeskScreen>
  )
}

function Row({ campaign }: { campaign: CampaignSummary }) {
  const { id, kind, name, state, startedAt, startedBy, people, asked, answered } = campaign
  const began = `${sayDay(startedAt, serverNow())}开始`
  const waiting = people - asked
  return (
    <View className='card campaign' {...pressable(() => openDesk('campaign', { id }), 'link')}>
      <View className='words'>
        <View className='campaign__line'>
          <Text className='strong'>{name}</Text>
          <Chip {...campaignChips[state]} />
        </View>
        <View className='sub'>
          发出 {sayCount(asked)} 人，答复 {sayCount(answered)} 人（{sayShare(answered, asked)}）
          {waiting > 0 ? `，还有 ${sayCount(waiting)} 人没有发` : ''}
        </View>
        <View className='note second'>
          {kind === 'rolling' ? `定期核对 · ${began}` : `${startedBy ?? '人事'}发起 · ${began}`}
        </View>
      </View>
      <Icon name='forward' />
    </View>
  )
}
