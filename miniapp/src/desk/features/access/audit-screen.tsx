import { Text, View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import type { AuditEntry, AuditPage } from '../../../../../shared/access.ts'
import { inBrowser } from '../../../lib/platform.ts'
import { sayMoment } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { Choose } from '../../components/choose.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { Turn } from '../../components/turn.tsx'
import { listAudit } from '../../lib/access-api.ts'
import { usePages } from '../../lib/use-pages.ts'
import { auditChoices } from './audit-actions.ts'
import './access.scss'

/** Who looked at or changed what, and why; newest first. */
export function AuditScreen() {
  const [action, setAction] = useState('')
  const ask = useCallback((cursor?: string) => listAudit({ action, cursor }), [action])
  const list = usePages(ask)
  const { value, refusal, reload } = list
  return (
    <DeskScreen
      title='审计'
      at='audit'
      detail='谁在什么时候看了或改了什么，为什么。最近的在上面。'
      actions={
        value ? (
          <Choose label='做了什么' options={auditChoices} value={action} onChoose={setAction} />
        ) : null
      }
    >
      {value ? (
        <>
          <Stale refusal={refusal} again={() => void reload()} />
          {value.entries.length === 0 ? (
            <View className='card centre second' role='status'>
              没有符合的记录。
            </View>
          ) : (
            <View className='card'>
              <Acts entries={value.entries} />
              {inBrowser ? (
                <View className='wide-only'>
                  <DataTable
                    caption='审计记录'
                    heads={['时间', '谁', '做了什么', '原因']}
                    rows={value.entries.map((entry) => ({
                      key: String(entry.id),
                      cells: cellsOf(entry),
                    }))}
                  />
                </View>
              ) : null}
            </View>
          )}
          {value.head ? <Head head={value.head} /> : null}
          <Turn {...list.turning(value.nextCursor)} />
        </>
      ) : (
        <NothingYet refusal={refusal} again={() => void reload()} />
      )}
    </DeskScreen>
  )
}

/** Whoever writes this down elsewhere can have it checked later that nothing was changed or taken away. */
function Head({ head }: { head: NonNullable<AuditPage['head']> }) {
  return (
    <View className='note second audit-head'>
      记录已封存到第 {head.number} 段（{sayMoment(head.at, serverNow())}）。封存码{' '}
      <Text userSelect>{head.hash}</Text>
      。把封存码另存一份，以后可以查出这之前的记录有没有被改动。
    </View>
  )
}

function cellsOf({ at, actor, text, reason }: AuditEntry): [string, string, string, string] {
  return [sayMoment(at, serverNow()), actor ?? '系统', text, reason ?? '']
}

/** On a phone, one under the other. */
function Acts({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <View className='phone-only' role='list'>
      {entries.map((entry) => {
        const [at, who, text, reason] = cellsOf(entry)
        return (
          <View key={entry.id} className='act' role='listitem'>
            <View>
              {who}
              {text}
            </View>
            <View className='note second'>{[at, reason].filter(Boolean).join(' · ')}</View>
          </View>
        )
      })}
    </View>
  )
}
