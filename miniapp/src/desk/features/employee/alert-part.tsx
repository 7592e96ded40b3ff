import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import type { Alert } from '../../../../../shared/alert.ts'
import { focusOn } from '../../../lib/focus.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { DueChip } from '../../components/due-chip.tsx'
import { TimeLine } from '../../components/time-line.tsx'
import { getAlert } from '../../lib/desk-api.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { FollowUpForm } from '../record/follow-up-form.tsx'
import { LostBanner } from '../record/lost-banner.tsx'
import { UndoBanners } from '../record/undo-banner.tsx'
import { alertLines } from './alert-lines.ts'

type Props = {
  id: string
  /** Null once it is closed: what was done can still be read and taken back. */
  open: Alert | null
  employee: string
  onChanged: () => Promise<void>
}

/** The alert of an employee of whom nobody can be reached: the next follow-up, and what happened so far. */
export function AlertPart({ id, open, employee, onChanged }: Props) {
  const ask = useCallback(() => getAlert(id), [id])
  const { value, reload } = useAnswer(ask)
  const [lost, setLost] = useState<string | null>(null)
  const now = serverNow()
  const changed = (then: string) => () =>
    void Promise.all([reload(), onChanged()]).then(() => focusOn(then))
  return (
    <>
      <LostBanner note={lost} />
      {value ? (
        <UndoBanners followUps={value.followUps} now={now} onUndone={changed('.bar__title')} />
      ) : null}
      <View className='employee__work'>
        {open ? (
          <View className='card'>
            <View className='card__head'>
              <View className='card__title' role='heading' aria-level='2'>
                记录跟进
              </View>
              <DueChip dueAt={open.dueAt} overdue={open.overdue} now={now} alone />
            </View>
            <FollowUpForm
              alertId={id}
              employee={employee}
              ofEmployee
              revealed
              onSaved={changed('.undo')}
              onLost={(note) => {
                setLost(note)
                changed('.bar__title')()
              }}
            />
          </View>
        ) : null}
        {value ? (
          <View className='card'>
            <View className='card__head'>
              <View className='card__title' role='heading' aria-level='2'>
                经过
              </View>
              <View className='note second'>最近的在上面</View>
            </View>
            <TimeLine entries={alertLines(value)} now={now} />
          </View>
        ) : null}
      </View>
    </>
  )
}
