import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Calendars } from '../../../../../shared/calendar.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Chip } from '../../../components/chip.tsx'
import { sayMoment } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { getCalendars } from '../../lib/calendars-api.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { CalendarForm } from './calendar-form.tsx'
import { sayCalendar, sourceChips } from './calendar-words.ts'

/** Which days of a year are worked: where it comes from, the upload of another arrangement, and who uploaded what. */
export function CalendarCard() {
  const { value, refusal, reload } = useAnswer(getCalendars)
  const [year, setYear] = useState<number | null>(null)
  const [saved, setSaved] = useState<number | null>(null)
  const done = (of: number) => {
    setYear(null)
    setSaved(of)
    void reload()
  }
  return (
    <View className='card'>
      <View className='card__title' role='heading' aria-level='2'>
        工作日历
      </View>
      <View className='second sub'>提醒、批量短信和预警的期限都按工作日算，调休也算在内。</View>
      {refusal && !value ? <Banner tone='bad'>{refusal.message}</Banner> : null}
      {saved ? <Banner tone='ok'>已换成新的 {saved} 年工作日历</Banner> : null}
      <View role='list' aria-label='工作日历'>
        {value?.years.map((one) => (
          <View key={one.year} className='setting' role='listitem'>
            <View className='setting__words'>
              <View className='strong'>{one.year} 年</View>
              <View className='sub second'>{sayCalendar(one)}</View>
            </View>
            <Chip {...sourceChips[one.source]} />
            {year === one.year ? (
              <CalendarForm year={one.year} onSaved={done} onCancel={() => setYear(null)} />
            ) : (
              <Button small label={`上传 ${one.year} 年的安排`} onPress={() => setYear(one.year)}>
                上传
              </Button>
            )}
          </View>
        ))}
      </View>
      {value ? <Uploads history={value.history} /> : null}
    </View>
  )
}

function Uploads({ history }: Pick<Calendars, 'history'>) {
  if (history.length === 0) return null
  return (
    <View role='list' aria-label='上传记录'>
      {history.map(({ id, year, freeDays, workedDays, by, at }) => (
        <View key={id} className='setting__upload second sub' role='listitem'>
          {sayMoment(at, serverNow())} · {by ?? '已离职员工'} 上传 {year} 年：{freeDays}{' '}
          个工作日放假，
          {workedDays} 个周末上班
        </View>
      ))}
    </View>
  )
}
