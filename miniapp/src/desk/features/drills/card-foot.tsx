import { View } from '@tarojs/components'
import { useState } from 'react'
import type { DrillCard } from '../../../../../shared/drill-card.ts'
import { chosenReasons, nonAttemptWords } from '../../../../../shared/drill-reasons.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import type { Answer, Refusal } from '../../../lib/refusal.ts'
import { Sheet } from '../../components/sheet.tsx'
import { backTo, replaceDesk } from '../../lib/desk-pages.ts'
import { closeDrillCard, nextDrillCard, recordNonAttempt } from '../../lib/drills-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { type Called, isPast, isReached } from '../emergency/call-state.ts'

const UNSENT = '结果还没有传上去，请等网络恢复后再按。'

type Props = {
  card: DrillCard
  called: readonly Called[]
  /** Sends the results that are still on this device; null once the server has them all. */
  send: () => Promise<Refusal | null>
}

/** How this one ends, and on to the next: reached, not reached, later, or not called for a reason. */
export function CardFoot({ card, called, send }: Props) {
  const { id, drillId, heldUntil } = card
  const [skipping, setSkipping] = useState(false)
  const { busy, refusal, run } = useAct()
  /** One press puts the card down, after its results have arrived, and takes the next one. */
  const goOn = (end: () => Promise<Answer<unknown>>) => () =>
    void run(
      async () => {
        const unsent = await send()
        if (unsent) return { ok: false, refusal: { ...unsent, message: UNSENT } }
        const ended = await end()
        return ended.ok ? nextDrillCard(drillId) : ended
      },
      ({ card: next }) =>
        next ? replaceDesk('drillCard', { id: next.id }) : backTo('drill', { id: drillId }),
    )
  const back = (
    <Button look='text' onPress={() => backTo('drill', { id: drillId })}>
      回到演练
    </Button>
  )
  if (!heldUntil) return back
  const dialled = called.some(({ last }) => last !== null)
  const tried = called.every(isPast)
  const done = called.some(isReached) || tried
  return (
    <>
      {refusal ? (
        <Banner tone={refusal.message === UNSENT ? 'wait' : 'bad'} urgent>
          {refusal.message}
        </Banner>
      ) : null}
      {done ? (
        <Button look='primary' busy={busy} onPress={goOn(() => closeDrillCard(id, false))}>
          {called.some(isReached) ? '完成，打下一位' : '记为联系不上，打下一位'}
        </Button>
      ) : null}
      {called.some(isReached) ? null : (
        <Button look='line' busy={busy} onPress={goOn(() => closeDrillCard(id, true))}>
          稍后再打
        </Button>
      )}
      {dialled ? null : (
        <Button look='text' onPress={() => setSkipping(true)}>
          不打这位
        </Button>
      )}
      {skipping ? (
        <Sheet title='为什么不打这位？' onClose={() => setSkipping(false)}>
          <View className='sub second'>没打的单独列出，不算进比例。名单不换人。</View>
          {chosenReasons.map((reason) => (
            <Button key={reason} busy={busy} onPress={goOn(() => recordNonAttempt(id, reason))}>
              {nonAttemptWords[reason]}
            </Button>
          ))}
        </Sheet>
      ) : null}
    </>
  )
}
