import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Drill } from '../../../../../shared/drill.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { openDesk } from '../../lib/desk-pages.ts'
import { nextDrillCard } from '../../lib/drills-api.ts'
import { sayCount } from '../../lib/say-number.ts'
import { useAct } from '../../lib/use-act.ts'
import { CloseDrill } from './close-drill.tsx'
import { DrillCount } from './drill-count.tsx'

type Props = { drill: Drill; onChange: () => void }

/** How far the calling is, and one press to the next one. */
export function CallCard({ drill, onChange }: Props) {
  const { id, drawn, attempted, notAttempted, waiting, mine, openCalls } = drill
  const { busy, refusal, run } = useAct()
  /** Others have whom is left, or are the only ones who may call them. */
  const [nobody, setNobody] = useState(false)
  const next = () =>
    void run(
      () => nextDrillCard(id),
      ({ card }) => {
        setNobody(card === null)
        if (card) openDesk('drillCard', { id: card.id })
        else onChange()
      },
    )
  return (
    <View className='card hero-card board__5'>
      <View className='sub second'>打到哪里了</View>
      <DrillCount done={attempted + notAttempted} drawn={drawn} />
      <View className='sub second'>还剩 {sayCount(waiting)} 位</View>
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
      {nobody && waiting > 0 ? (
        <Banner tone='info' urgent>
          您能打的都打完了，其余的同事正在打，或由别的部门打。
        </Banner>
      ) : null}
      {mine ? (
        <Button look='primary' icon='phone' onPress={() => openDesk('drillCard', { id: mine.id })}>
          继续打{mine.employee}的联络人
        </Button>
      ) : waiting > 0 ? (
        <Button look='primary' icon='phone' busy={busy} onPress={next}>
          打下一位
        </Button>
      ) : (
        <Banner tone='ok'>
          {drill.mayRun
            ? '都打完了，可以结束这次演练。'
            : `都打完了，请${drill.startedBy ?? '发起的同事'}结束这次演练。`}
        </Banner>
      )}
      {openCalls.map(({ by, count }) => (
        <View key={by} className='sub second'>
          {by}还有 {count} 通电话没有记结果
        </View>
      ))}
      {drill.mayRun ? (
        <CloseDrill drill={drill} onChange={onChange} isDone={waiting === 0} stay='接着打'>
          {waiting > 0
            ? `还有 ${sayCount(waiting)} 位没有打完：打过没通的记为联系不上，没打的单独列出，不算进比例。`
            : '全部都有结果了。'}
        </CloseDrill>
      ) : null}
    </View>
  )
}
