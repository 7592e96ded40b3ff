import { View } from '@tarojs/components'
import type { System } from '../../../../../shared/warning.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { sayTime } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { Turn } from '../../components/turn.tsx'
import { switchDesk } from '../../lib/desk-pages.ts'
import { useParts } from '../../lib/use-parts.ts'
import { sayUndelivered } from './system-words.ts'

/** Alerts that reached nobody: whose, since when, and what to do, the most first. */
export function UndeliveredCard({ system }: { system: System }) {
  const { undelivered, undeliveredTo } = system
  const { shown, turning } = useParts(undeliveredTo, 20)
  return (
    <>
      <Banner tone='bad' urgent>
        <View className='head'>{undelivered} 条预警还没有送到任何人</View>
        <View>请按下面的办法处理；一送到，这里就没有了。</View>
      </Banner>
      <View className='card' role='list' aria-label='没有送到的预警'>
        {shown.map((line) => {
          const { title, advice } = sayUndelivered(line)
          return (
            <View key={`${line.why} ${line.who} ${line.since}`} className='fault' role='listitem'>
              <View className='fault__words'>
                <View className='strong'>{title}</View>
                <View className='second sub'>{advice}</View>
                <View className='note second'>最早一条：{sayTime(line.since, serverNow())}</View>
              </View>
              {line.why === 'no_owner' ? (
                <Button small label={`去给角色：${title}`} onPress={() => switchDesk('roles')}>
                  去给角色
                </Button>
              ) : null}
            </View>
          )
        })}
      </View>
      <Turn {...turning} />
    </>
  )
}
