import { View } from '@tarojs/components'
import { useState } from 'react'
import { type CalendarPreview, mostCalendarText } from '../../../../../shared/calendar.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { NoteEntry } from '../../components/note-entry.tsx'
import { previewCalendar, saveCalendar } from '../../lib/calendars-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { sayDays, sayPreview } from './calendar-words.ts'
import { ReadText } from './read-text.tsx'

type Props = { year: number; onSaved: (year: number) => void; onCancel: () => void }

/** A year's arrangement, pasted or from a file: looked at first, and only what was looked at is taken over. */
export function CalendarForm({ year, onSaved, onCancel }: Props) {
  const [text, setText] = useState('')
  const [preview, setPreview] = useState<CalendarPreview | null>(null)
  const { busy, refusal, run } = useAct()
  const change = (next: string) => {
    setText(next)
    setPreview(null)
  }
  const look = () => void run(() => previewCalendar({ year, text }), setPreview)
  const save = () =>
    void run(
      () => saveCalendar({ year, text }),
      () => onSaved(year),
    )
  const isReady = preview !== null && preview.problems.length === 0
  return (
    <View className='setting__form'>
      <View className='sub second'>
        一行一天或一段，后面写“休”或“班”，例如：{year}-10-01~{year}-10-07,休,国庆节
      </View>
      <NoteEntry
        label={`${year} 年的放假和调休`}
        value={text}
        placeholder={`${year}-01-01,休,元旦`}
        maxLength={mostCalendarText}
        onInput={change}
      />
      <ReadText onRead={change} />
      {preview ? <Preview preview={preview} /> : null}
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
      <View className='setting__ways'>
        {isReady ? (
          <Button look='primary' small busy={busy} onPress={save}>
            就按这个
          </Button>
        ) : (
          <Button look='primary' small busy={busy} onPress={look}>
            先看看
          </Button>
        )}
        <Button look='text' small onPress={onCancel}>
          不改了
        </Button>
      </View>
    </View>
  )
}

function Preview({ preview }: { preview: CalendarPreview }) {
  const { problems, doubts, freeDays, workedDays } = preview
  if (problems.length > 0)
    return (
      <Banner tone='bad' urgent>
        <View className='strong'>有 {problems.length} 处看不懂，没有改动</View>
        {problems.slice(0, 10).map((problem) => (
          <View key={problem}>{problem}</View>
        ))}
      </Banner>
    )
  return (
    <>
      <Banner tone='info'>
        <View className='strong'>{sayPreview(preview)}</View>
        <View>放假：{sayDays(freeDays) || '没有'}</View>
        <View>上班：{sayDays(workedDays) || '没有'}</View>
      </Banner>
      {doubts.length > 0 ? (
        <Banner tone='wait'>
          <View className='strong'>请再核对一下</View>
          {doubts.map((doubt) => (
            <View key={doubt}>{doubt}</View>
          ))}
        </Banner>
      ) : null}
    </>
  )
}
