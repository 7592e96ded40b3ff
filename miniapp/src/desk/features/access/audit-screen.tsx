import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import type { AuditEntry } from '../../../../../shared/access.ts'
import { sayMoment } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { Choose } from '../../components/choose.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { listAudit } from '../../lib/access-api.ts'
import { usePages } from '../../lib/use-pages.tsx'
import { auditActions } from './audit-actions.ts'

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
        <Choose label='做了什么' options={auditActions} value={action} onChoose={setAction} />
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
              <DataTable
                caption='审计记录'
                heads={['时间', '谁', '做了什么', '原因']}
                rows={value.entries.map((entry) => ({
                  key: String(entry.id),
                  cells: cellsOf(entry),
                }))}
              />
            </View>
          )}
          <list.Turn next={value.nextCursor} />
        </>
      ) : (
        <NothingYet refusal={refusal} again={() => void reload()} />
      )}
    </DeskScreen>
  )
}

function cellsOf(entry: AuditEntry): string[] {
  const about = entry.subject ? `${entry.text}：${entry.subject}` : entry.text
  return [sayMoment(entry.at, serverNow()), entry.actor ?? '系统', about, entry.reason ?? '']
}
