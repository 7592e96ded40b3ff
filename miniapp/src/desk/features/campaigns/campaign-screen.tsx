import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import type { Campaign } from '../../../../../shared/campaign.ts'
import { sayDay } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { getCampaign } from '../../lib/campaigns-api.ts'
import { sayCount } from '../../lib/say-number.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { Answered } from './answered.tsx'
import { CampaignHero } from './campaign-hero.tsx'
import { ResponseCurve } from './response-curve.tsx'
import '../dashboard/dashboard.scss'
import './campaigns.scss'

if (process.env.TARO_ENV === 'h5') require('../dashboard/dashboard-wide.scss')

/** One campaign: who was asked, opened and answered, by day and by department; the HR lead holds it here. */
export function CampaignScreen({ id }: { id: string }) {
  const ask = useCallback(() => getCampaign(id), [id])
  const { value, refusal, reload } = useAnswer(ask)
  // what a press led to, until the page is read anew
  const [held, setHeld] = useState<Campaign | null>(null)
  const campaign = value && held?.id === value.id ? { ...value, state: held.state } : value
  return (
    <DeskScreen
      title={campaign?.name ?? '提醒活动'}
      at='campaigns'
      above='campaigns'
      detail={campaign ? detailOf(campaign) : ''}
    >
      {campaign ? (
        <>
          <Stale refusal={refusal} again={() => void reload()} />
          <View className='board'>
            <CampaignHero
              campaign={campaign}
              onHeld={(now) => {
                setHeld(now)
                void reload().then(() => setHeld(null))
              }}
            />
            <ResponseCurve campaign={campaign} />
            <Answered departments={campaign.departments} />
          </View>
        </>
      ) : (
        <NothingYet refusal={refusal} again={() => void reload()} gone='没有找到这次提醒' />
      )}
    </DeskScreen>
  )
}

function detailOf({ kind, startedAt, startedBy, people }: Campaign): string {
  const who = kind === 'rolling' ? '定期核对' : `${startedBy ?? '人事'}发起`
  return `${who} · ${sayDay(startedAt, serverNow())}开始，共 ${sayCount(people)} 人`
}
