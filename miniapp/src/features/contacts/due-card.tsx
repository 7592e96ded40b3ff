import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Contact } from '../../../../shared/contact.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { reaffirmContacts } from '../../lib/contacts-api.ts'
import { openPage } from '../../lib/navigate.ts'
import { keepReaffirmed, readReaffirmed } from '../../lib/reaffirmed.ts'
import { sayDay } from '../../lib/say-time.ts'
import { serverNow } from '../../lib/server-time.ts'
import './due-card.scss'

type Props = {
  due: readonly Contact[]
  /** When the employee was asked, by a reminder or because their own number changed. */
  askedAt: string | undefined
  /** That is what is asked about. */
  numberChanged: boolean
  now: number
  onReaffirmed: () => void
}

/** 该核对一次了, a reminder, or the own number changed: one tap says that nothing changed; otherwise who changed. */
export function DueCard({ due, askedAt, numberChanged, now, onReaffirmed }: Props) {
  const [busy, setBusy] = useState(false)
  const [asksWho, setAsksWho] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)

  if (isAnswered(readReaffirmed(now), askedAt))
    return (
      <Banner tone='ok'>
        谢谢，已记下没有变化。需要对方再确认时，我们会发短信给对方，请提醒家人留意。
      </Banner>
    )

  const reaffirm = async () => {
    setBusy(true)
    const answer = await reaffirmContacts()
    setBusy(false)
    setTrouble(answer.ok ? null : answer.refusal.message)
    if (!answer.ok) return
    keepReaffirmed(serverNow())
    onReaffirmed()
  }
  const change = () => {
    const only = due.length === 1 ? due[0] : undefined
    if (only) openPage('edit', { replaces: only.id })
    else setAsksWho(true)
  }
  return (
    <View className='card due'>
      <View className='due__head head' role='heading' aria-level='2'>
        <Icon name='calendar' />
        <View>{numberChanged ? '您的手机号变了' : '该核对一次了'}</View>
      </View>
      <View className='sub second'>{numberChanged ? NUMBER_CHANGED : dueSentence(due, now)}</View>
      {trouble ? (
        <Banner tone='bad' urgent>
          {trouble}
        </Banner>
      ) : null}
      <Button look='primary' icon='tick' busy={busy} onPress={() => void reaffirm()}>
        没有变化
      </Button>
      {asksWho ? (
        due.map((contact) => (
          <Button key={contact.id} onPress={() => openPage('edit', { replaces: contact.id })}>
            {`修改${contact.name}（${contact.relation}）`}
          </Button>
        ))
      ) : (
        <Button look='text' onPress={change}>
          有变化，去修改
        </Button>
      )}
    </View>
  )
}

const NUMBER_CHANGED = '考勤里您本人的手机号变了，是否需要同步更新紧急联络人信息？'

/** What was said before the question does not answer it. */
function isAnswered(at: number | null, askedAt: string | undefined): boolean {
  return at !== null && !(askedAt && at < Date.parse(askedAt))
}

function dueSentence(due: readonly Contact[], now: number): string {
  const oldest = due
    .map((contact) => contact.confirmedAt)
    .filter((at) => at !== undefined)
    .sort()[0]
  return oldest ? `上次核对是 ${sayDay(oldest, now)}。人和号码都没变吗？` : '人和号码都没变吗？'
}
