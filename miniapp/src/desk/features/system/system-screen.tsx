import { View } from '@tarojs/components'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { refreshDesk } from '../../lib/desk-store.ts'
import { getOperations } from '../../lib/operations-api.ts'
import { getSystem } from '../../lib/system-api.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { useEvery } from '../../lib/use-every.ts'
import { DeadLettersCard } from './dead-letters-card.tsx'
import { ProvidersCard } from './providers-card.tsx'
import { QuietBanner } from './quiet-banner.tsx'
import { RunningCard } from './running-card.tsx'
import { UndeliveredCard } from './undelivered-card.tsx'
import { WarningsCard } from './warnings-card.tsx'
import './system.scss'

const LOOK_AGAIN_MS = 10_000

/** For administrators: alerts that reached nobody, what was given up, what went wrong lately; no contact's data. */
export function SystemScreen() {
  const { value, refusal, reload } = useAnswer(getSystem)
  const machine = useAnswer(getOperations)
  const again = () => {
    void reload()
    void machine.reload()
    void refreshDesk()
  }
  useEvery(LOOK_AGAIN_MS, again)
  const isQuiet =
    value &&
    value.undelivered === 0 &&
    value.givenUp === 0 &&
    value.warnings.length === 0 &&
    machine.value?.canary?.state !== 'bad'
  return (
    <DeskScreen title='系统状态' at='system' detail='每 10 秒自动更新。这里看不到联络人的资料。'>
      {value ? (
        <View className='system'>
          <Stale refusal={refusal} again={again} />
          {value.undelivered > 0 ? <UndeliveredCard system={value} /> : null}
          {value.givenUp > 0 ? <DeadLettersCard onReplayed={again} /> : null}
          {isQuiet && !refusal ? (
            <QuietBanner canary={machine.value?.canary} />
          ) : (
            <WarningsCard warnings={value.warnings} />
          )}
          {machine.value ? <ProvidersCard providers={machine.value.providers} /> : null}
          {machine.value ? <RunningCard operations={machine.value} /> : null}
        </View>
      ) : (
        <NothingYet refusal={refusal} again={again} />
      )}
    </DeskScreen>
  )
}
