import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '../../../components/banner.tsx'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { useDesk } from '../../lib/desk-store.ts'
import { listExports } from '../../lib/export-api.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { ExportCard } from './export-card.tsx'
import { MaskedCard } from './masked-card.tsx'
import { RequestCard } from './request-card.tsx'
import './export.scss'

/** Contacts leave the system: masked for HR, in full only once a privacy officer agreed. */
export function ExportsScreen() {
  const { value, refusal, reload } = useAnswer(listExports)
  const { desk } = useDesk()
  const [said, setSaid] = useState('')
  const again = () => void reload()
  const tell = (words: string) => {
    setSaid(words)
    again()
  }
  const may = (capability: string) => desk?.may.includes(capability) ?? false
  return (
    <DeskScreen title='导出名单' at='exports' detail='每次导出都会记入审计。'>
      {value ? (
        <View className='exports'>
          <Stale refusal={refusal} again={again} />
          {said ? <Banner tone='ok'>{said}</Banner> : null}
          {may('export_masked') ? <MaskedCard departments={value.departments} /> : null}
          {may('export_full') ? (
            <RequestCard
              departments={value.departments}
              onDone={() => tell('已申请，等隐私专员决定。')}
            />
          ) : null}
          {value.exports.length > 0 ? (
            <View className='card__title' role='heading' aria-level='2'>
              完整导出的申请
            </View>
          ) : may('approve_exports') ? (
            <Banner tone='ok'>没有等您决定的导出。</Banner>
          ) : null}
          {value.exports.map((one) => (
            <ExportCard key={one.id} one={one} onChanged={tell} />
          ))}
        </View>
      ) : (
        <NothingYet refusal={refusal} again={again} />
      )}
    </DeskScreen>
  )
}
