import { View } from '@tarojs/components'
import { useCallback } from 'react'
import type { Drill } from '../../../../../shared/drill.ts'
import { sayDay } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { getDrill } from '../../lib/drills-api.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { CallCard } from './call-card.tsx'
import { DrillPeopleList } from './drill-people-list.tsx'
import { NotCalled } from './not-called.tsx'
import { ResultHero } from './result-hero.tsx'
import { SiteResults } from './site-results.tsx'
import { SmsProgress } from './sms-progress.tsx'
import '../dashboard/dashboard.scss'
import './drills.scss'

if (process.env.TARO_ENV === 'h5') {
  require('../dashboard/dashboard-wide.scss')
  require('./drills-wide.scss')
}

/** One drill: whom to call next, or how far its SMS are, what it says so far, who was not called; the result once it is closed. */
export function DrillScreen({ id }: { id: string }) {
  const ask = useCallback(() => getDrill(id), [id])
  const { value: drill, refusal, reload } = useAnswer(ask)
  return (
    <DeskScreen
      title={drill?.name ?? '演练'}
      at='drills'
      above='drills'
      detail={drill ? detailOf(drill) : ''}
    >
      {drill ? (
        <>
          <Stale refusal={refusal} again={() => void reload()} />
          <View className='board'>
            {drill.state !== 'running' ? null : drill.kind === 'sms' ? (
              <SmsProgress drill={drill} onChange={() => void reload()} />
            ) : (
              <CallCard drill={drill} onChange={() => void reload()} />
            )}
            <ResultHero drill={drill} />
            {drill.state === 'running' ? null : <NotCalled drill={drill} span={7} />}
            <SiteResults drill={drill} />
            {drill.state === 'running' ? <NotCalled drill={drill} span={12} /> : null}
          </View>
          <DrillPeopleList drill={drill} />
        </>
      ) : (
        <NothingYet refusal={refusal} again={() => void reload()} gone='没有找到这次演练' />
      )}
    </DeskScreen>
  )
}

function detailOf({ kind, startedBy, startedAt, closedAt, precision, basis }: Drill): string {
  const now = serverNow()
  const until = closedAt ? `，${sayDay(closedAt, now)}结束` : ''
  const aim = `${basis === 'site' ? '每个地点' : '整体'}±${precision}%`
  const how = kind === 'sms' ? '短信演练 · ' : ''
  return `${how}${startedBy ?? '人事'}发起 · ${sayDay(startedAt, now)}开始${until} · ${aim}`
}
