import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { inBrowser } from '../../../lib/platform.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { Stale } from '../../components/stale.tsx'
import { TimeLine } from '../../components/time-line.tsx'
import { getRecord } from '../../lib/desk-api.ts'
import { isWide } from '../../lib/is-wide.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { useKeys } from '../../lib/use-keys.ts'
import { FindingsCard } from './findings-card.tsx'
import { FollowUpForm } from './follow-up-form.tsx'
import { LostBanner } from './lost-banner.tsx'
import { NextLines } from './next-lines.tsx'
import { RecordHead } from './record-head.tsx'
import { RevealSheet } from './reveal-sheet.tsx'
import { ScoreCard } from './score-card.tsx'
import { UndoBanners } from './undo-banner.tsx'
import { useReveal } from './use-reveal.ts'
import './record.scss'

if (process.env.TARO_ENV === 'h5') require('./record-wide.scss')

type Props = { id: string; step?: string }

/** One contact as HR sees it: score, findings, everything that happened, and the follow-up at hand. */
export function RecordScreen({ id, step }: Props) {
  const ask = useCallback(() => getRecord(id), [id])
  const { value: record, refusal, reload } = useAnswer(ask)
  const [sheet, setSheet] = useState<'reveal' | 'follow' | null>(
    step === 'call' ? 'reveal' : step === 'follow' && !isWide() ? 'follow' : null,
  )
  const [lost, setLost] = useState<string | null>(null)
  const close = useCallback(() => setSheet(null), [])
  const reveal = useReveal(id, () => {
    setSheet(null)
    focusOn('.numbered .btn--primary')
  })
  const follow = () => (isWide() ? focusOn('.follow [role=radio]') : setSheet('follow'))
  useKeys({ t: () => setSheet('reveal'), f: follow })

  if (!record)
    return (
      <DeskScreen title='联络人档案' at='worklist' above='worklist'>
        <NothingYet refusal={refusal} again={() => void reload()} gone='没有找到这位联络人' />
      </DeskScreen>
    )
  const now = serverNow()
  const { alert, employee } = record
  const undone = () => void reload().then(() => focusOn('.bar__title'))
  const form = alert ? (
    <FollowUpForm
      alertId={alert.id}
      employee={employee.name}
      revealed={reveal.revealed !== null || record.revealedUntil !== undefined}
      onSaved={() => {
        setSheet(null)
        void reload().then(() => focusOn('.undo'))
      }}
      onLost={(note) => {
        setSheet(null)
        setLost(note)
        void reload()
      }}
    />
  ) : null
  return (
    <DeskScreen
      title='联络人档案'
      at='worklist'
      above='worklist'
      detail={`待办 › ${employee.name} › ${record.maskedName}`}
      actions={<NextLines id={id} />}
      foot={
        form ? (
          <View className='phone-only record__way'>
            <Button look='primary' icon='pencil' onPress={() => setSheet('follow')}>
              记录跟进
            </Button>
          </View>
        ) : null
      }
    >
      <Stale refusal={refusal} again={() => void reload()} />
      <LostBanner note={lost} />
      <UndoBanners followUps={record.followUps} now={now} onUndone={undone} />
      <RecordHead record={record} revealed={reveal.revealed} onReveal={() => setSheet('reveal')} />
      <View className='record'>
        <View className='record__column'>
          <ScoreCard record={record} />
        </View>
        <View className='record__column'>
          <View className='card'>
            <View className='card__head'>
              <View className='card__title' role='heading' aria-level='2'>
                经过
              </View>
              <View className='note second'>最近的在上面</View>
            </View>
            <TimeLine entries={record.timeline} now={now} />
          </View>
          <FindingsCard findings={record.findings} now={now} />
        </View>
        {inBrowser ? (
          <View className='record__column wide-only'>
            <View className='card record__form'>
              <View className='card__title' role='heading' aria-level='2'>
                记录跟进
              </View>
              {sheet === 'follow' ? null : (form ?? <NothingDue />)}
            </View>
          </View>
        ) : null}
      </View>
      {sheet === 'reveal' ? <RevealSheet reveal={reveal} onClose={close} /> : null}
      {sheet === 'follow' && form ? (
        <Sheet title={`记录跟进：${employee.name}的${record.relation}`} onClose={close}>
          {form}
        </Sheet>
      ) : null}
    </DeskScreen>
  )
}

function NothingDue() {
  return <View className='sub second'>这位联络人现在没有要跟进的事。</View>
}
