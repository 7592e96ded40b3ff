import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { DrillSummary } from '../../../../../shared/drill.ts'
import { Button } from '../../../components/button.tsx'
import { Chip } from '../../../components/chip.tsx'
import { Icon } from '../../../components/icon.tsx'
import { pressable } from '../../../components/press.ts'
import { sayDay } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { openDesk } from '../../lib/desk-pages.ts'
import { listDrills } from '../../lib/drills-api.ts'
import { sayCount } from '../../lib/say-number.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { wordsOf } from './drill-words.ts'
import { StartDrillForm } from './start-drill-form.tsx'
import './drills.scss'

/** 演练: the drills that concern the caller, the newest first; HR starts one here. */
export function DrillsScreen() {
  const { value, refusal, reload } = useAnswer(listDrills)
  const [starting, setStarting] = useState(false)
  const again = () => void reload()
  return (
    <DeskScreen
      title='演练'
      at='drills'
      detail='随机抽一部分员工，给他们的联络人打电话，看看出事时能找到多少人；也可以发短信，看看多少人回复'
    >
      {value ? (
        <View className='drills'>
          <Stale refusal={refusal} again={again} />
          {value.departments && !starting ? (
            <Button icon='plus' onPress={() => setStarting(true)}>
              开始一次演练
            </Button>
          ) : null}
          {value.departments && starting ? (
            <StartDrillForm
              departments={value.departments}
              onStarted={(id) => {
                setStarting(false)
                openDesk('drill', { id })
              }}
              onCancel={() => setStarting(false)}
            />
          ) : null}
          {value.drills.length === 0 ? (
            <View className='card' role='status'>
              还没有演练。每半年做一次，就知道出事时能不能找到家人。
            </View>
          ) : null}
          {value.drills.map((drill) => (
            <Row key={drill.id} drill={drill} />
          ))}
        </View>
      ) : (
        <NothingYet refusal={refusal} again={again} />
      )}
    </DeskScreen>
  )
}

function Row({ drill }: { drill: DrillSummary }) {
  const { id, name, kind, state, startedAt, startedBy, attempted, reached, drawn, waiting } = drill
  const { done, good } = wordsOf[kind]
  const verb = kind === 'sms' ? '发' : '打'
  const running = state === 'running'
  return (
    <View className='card drill-row' {...pressable(() => openDesk('drill', { id }), 'link')}>
      <View className='words'>
        <View className='drill-row__line'>
          <Text className='strong'>{name}</Text>
          <Chip
            tone={running ? 'ok' : 'mute'}
            icon={running ? (kind === 'sms' ? 'message' : 'phone') : 'tick'}
            word={running ? (kind === 'sms' ? '等回复' : '正在打') : '已结束'}
          />
        </View>
        <View className='sub'>
          抽到 {sayCount(drawn)} 位，{done} {sayCount(attempted)} 位，{good} {sayCount(reached)} 位
          {running && waiting > 0 ? `，还有 ${sayCount(waiting)} 位等着${verb}` : ''}
        </View>
        <View className='note second'>
          {kind === 'sms' ? '短信演练 · ' : ''}
          {startedBy ?? '人事'}发起 · {sayDay(startedAt, serverNow())}开始
        </View>
      </View>
      <Icon name='forward' />
    </View>
  )
}
