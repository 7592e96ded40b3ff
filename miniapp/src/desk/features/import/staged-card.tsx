import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ImportList } from '../../../../../shared/upload.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { sayDay, sayMoment } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { startImports, undoImport } from '../../lib/import-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { show } from './import-words.ts'

const lateWords = { staged: '', started: '已开始询问', undone: '已撤销' } as const

/** What waits for 开始询问, and what became of the ones before. Starting asks once more, for it cannot be taken back. */
export function StagedCard({ list, onChanged }: { list: ImportList; onChanged: () => void }) {
  const { busy, refusal, run } = useAct()
  const [asking, setAsking] = useState(false)
  const [said, setSaid] = useState('')
  const waiting = list.imports.filter(({ state }) => state === 'staged')
  const earlier = list.imports.filter(({ state }) => state !== 'staged')
  const contacts = waiting.reduce((sum, one) => sum + one.contacts, 0)
  const done = (words: string) => () => {
    setSaid(words)
    setAsking(false)
    onChanged()
  }
  const start = () =>
    void run(
      () => startImports(waiting.map(({ id }) => id)),
      done(`已通知员工。${sayDay(list.askingOn, serverNow())}上午 9 点起，依次询问他们的联络人。`),
    )
  return (
    <>
      {said ? <Banner tone='ok'>{said}</Banner> : null}
      <View className='card staged'>
        <View className='head' role='heading' aria-level='2'>
          已暂存，等待开始询问
        </View>
        {waiting.length === 0 ? (
          <View className='second'>没有等待的名册。</View>
        ) : (
          waiting.map((one) => (
            <View key={one.id} className='staged__one'>
              <View className='words'>
                <View>
                  {show(one.people)} 名员工，{show(one.contacts)} 位联络人
                </View>
                <View className='note second'>
                  {sayMoment(one.createdAt, serverNow())} 暂存
                  {one.issues > 0 ? `，${show(one.issues)} 处需要人看` : ''}
                </View>
              </View>
              {one.mayUndo ? (
                <Button
                  small
                  icon='undo'
                  busy={busy}
                  label='撤销最近一次暂存'
                  onPress={() =>
                    void run(
                      () => undoImport(one.id),
                      done('已撤销，员工、号码和联络人都恢复到暂存之前。'),
                    )
                  }
                >
                  撤销
                </Button>
              ) : null}
            </View>
          ))
        )}
        {refusal ? (
          <Banner tone='bad' urgent>
            {refusal.message}
          </Banner>
        ) : null}
        {waiting.length === 0 ? null : asking ? (
          <View className='staged__ask'>
            <View>
              现在通知员工；{sayDay(list.askingOn, serverNow())}上午 9 点起，依次给 {show(contacts)}{' '}
              位联络人发短信。开始之后不能撤销。
            </View>
            <View className='staged__ways'>
              <Button look='primary' busy={busy} onPress={start}>
                确定，开始询问
              </Button>
              <Button onPress={() => setAsking(false)}>先不开始</Button>
            </View>
          </View>
        ) : (
          <Button look='primary' onPress={() => setAsking(true)}>
            开始询问
          </Button>
        )}
      </View>
      {earlier.length > 0 ? (
        <View className='card file-list'>
          <View className='card__title' role='heading' aria-level='2'>
            以前的
          </View>
          {earlier.map((one) => (
            <View key={one.id} className='file-list__past'>
              <View>
                {lateWords[one.state]}：{show(one.people)} 名员工，{show(one.contacts)} 位联络人
              </View>
              <View className='note second'>
                {sayMoment(one.startedAt ?? one.createdAt, serverNow())}
              </View>
            </View>
          ))}
        </View>
      ) : null}
    </>
  )
}
