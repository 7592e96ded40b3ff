import { View } from '@tarojs/components'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { sayTime } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { Turn } from '../../components/turn.tsx'
import { listDeadLetters, replayDeadLetters } from '../../lib/operations-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { usePages } from '../../lib/use-pages.ts'

/** What failed too often and waits for a person: what it was, why, and the way to try it again. */
export function DeadLettersCard({ onReplayed }: { onReplayed: () => void }) {
  const { value, reload, turning } = usePages(listDeadLetters)
  const { busy, refusal, run } = useAct()
  const replay = (id?: number) =>
    void run(
      () => replayDeadLetters(id),
      () => void reload().then(onReplayed),
    )
  if (!value || value.count === 0) return null
  return (
    <View className='card'>
      <View className='card__title' role='heading' aria-level='2'>
        没办成的事 {value.count} 件
      </View>
      <View className='second sub'>没有丢，停下来等人处理。原因排除后再试一次就好。</View>
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
      <View role='list'>
        {value.letters.map(({ id, title, about, error, attempts, givenUpAt }) => (
          <View key={id} className='fault' role='listitem'>
            <View className='fault__words'>
              <View className='strong'>{title}</View>
              <View className='sub second'>
                {sayTime(givenUpAt, serverNow())} · 试了 {attempts} 次 · {error ?? '没有记下原因'}
              </View>
              {about.length > 0 ? <View className='note second'>{about.join(' ')}</View> : null}
            </View>
            <Button small busy={busy} label={`再试一次：${title}`} onPress={() => replay(id)}>
              再试一次
            </Button>
          </View>
        ))}
      </View>
      <Turn {...turning(value.nextCursor)} />
      {value.count > 1 ? (
        <Button busy={busy} onPress={() => replay()}>
          全部再试一次
        </Button>
      ) : null}
    </View>
  )
}
