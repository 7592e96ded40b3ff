import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { sayDay } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { Chips } from '../../components/chips.tsx'
import { endDelegation, getDelegation, setDelegation } from '../../lib/changes-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { EmployeeFinder } from '../emergency/employee-finder.tsx'
import { useEmployeeSearch } from '../emergency/use-employee-search.ts'
import '../emergency/emergency.scss'

const DAY_MS = 24 * 60 * 60 * 1000
const spans = [
  { value: '1', words: '1 天' },
  { value: '3', words: '3 天' },
  { value: '7', words: '一周' },
  { value: '14', words: '两周' },
  { value: '30', words: '一个月' },
]

/** Who decides while this person is away. */
export function DelegateCard() {
  const { value, refusal, reload } = useAnswer(getDelegation)
  const [setting, setSetting] = useState(false)
  const act = useAct()
  const current = value?.delegation
  const now = serverNow()
  const done = () => {
    setSetting(false)
    void reload()
  }
  return (
    <View className='card delegate'>
      <View className='card__title' role='heading' aria-level='2'>
        不在的时候
      </View>
      <View className='sub second'>
        {current
          ? `${current.name}代您决定，${sayDay(current.startsAt, now)}至 ${sayDay(current.endsAt, now)}。`
          : '出差或休假时，可以请一位同事代您决定。'}
      </View>
      {(act.refusal ?? refusal) ? (
        <Banner tone='wait'>{(act.refusal ?? refusal)?.message}</Banner>
      ) : null}
      {setting ? (
        <DelegateForm act={act} onDone={done} onCancel={() => setSetting(false)} />
      ) : current ? (
        <Button busy={act.busy} onPress={() => void act.run(endDelegation, done)}>
          我回来了，自己决定
        </Button>
      ) : (
        <Button onPress={() => setSetting(true)}>请同事代为决定</Button>
      )}
    </View>
  )
}

type FormProps = { act: ReturnType<typeof useAct>; onDone: () => void; onCancel: () => void }

function DelegateForm({ act, onDone, onCancel }: FormProps) {
  const search = useEmployeeSearch()
  const [to, setTo] = useState<{ id: string; name: string } | null>(null)
  const [days, setDays] = useState('7')
  const [pressed, setPressed] = useState(false)
  const save = () => {
    setPressed(true)
    if (!to) return
    const startsAt = new Date(serverNow()).toISOString()
    const endsAt = new Date(serverNow() + Number(days) * DAY_MS).toISOString()
    void act.run(() => setDelegation({ toEmployeeId: to.id, startsAt, endsAt }), onDone)
  }
  return (
    <View className='delegate'>
      {to ? (
        <Button look='soft' icon='tick' onPress={() => setTo(null)}>
          {to.name}，换一位
        </Button>
      ) : (
        <EmployeeFinder search={search} onFound={setTo} />
      )}
      <Chips label='多久' choices={spans} chosen={days} onChoose={setDays} />
      {pressed && !to ? (
        <Banner tone='bad' urgent>
          请先找到代您决定的同事
        </Banner>
      ) : null}
      <Button look='primary' busy={act.busy} onPress={save}>
        {to ? `从现在起由${to.name}代我决定` : '从现在起请同事代我决定'}
      </Button>
      <Button look='text' onPress={onCancel}>
        不用了
      </Button>
    </View>
  )
}
