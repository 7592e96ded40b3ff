import { View } from '@tarojs/components'
import { Banner } from '../../../components/banner.tsx'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { refreshDesk } from '../../lib/desk-store.ts'
import { getSystem } from '../../lib/system-api.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { useEvery } from '../../lib/use-every.ts'
import { UndeliveredCard } from './undelivered-card.tsx'
import { WarningsCard } from './warnings-card.tsx'
import './system.scss'

const LOOK_AGAIN_MS = 10_000

/** For administrators: alerts that reached nobody, what was given up, what went wrong lately; no contact's data. */
export function SystemScreen() {
  const { value, refusal, reload } = useAnswer(getSystem)
  const again = () => {
    void reload()
    void refreshDesk()
  }
  useEvery(LOOK_AGAIN_MS, again)
  const isQuiet =
    value && value.undelivered === 0 && value.givenUp === 0 && value.warnings.length === 0
  return (
    <DeskScreen title='系统状态' at='system' detail='每 10 秒自动更新。这里看不到联络人的资料。'>
      {value ? (
        <View className='system'>
          <Stale refusal={refusal} again={again} />
          {value.undelivered > 0 ? <UndeliveredCard system={value} /> : null}
          {value.givenUp > 0 ? (
            <Banner tone='wait'>
              <View className='strong'>{value.givenUp} 件事反复没有办成</View>
              <View>没有丢，停下来等人处理。请维护服务器的同事查看日志里的错误。</View>
            </Banner>
          ) : null}
          {isQuiet && !refusal ? (
            <Banner tone='ok'>没有送不到人的预警，最近七天也没有别的提醒。</Banner>
          ) : (
            <WarningsCard warnings={value.warnings} />
          )}
        </View>
      ) : (
        <NothingYet refusal={refusal} again={again} />
      )}
    </DeskScreen>
  )
}
