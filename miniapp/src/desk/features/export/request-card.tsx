import { View } from '@tarojs/components'
import { useState } from 'react'
import { type ExportList, MAX_FULL_ROWS } from '../../../../../shared/export.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Choose } from '../../components/choose.tsx'
import { NoteEntry } from '../../components/note-entry.tsx'
import { requestExport } from '../../lib/export-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { departmentOptions } from './department-options.ts'

type Props = Pick<ExportList, 'departments'> & { onDone: () => void }

/** Full names and numbers: asked for with a reason, for another person to decide. */
export function RequestCard({ departments, onDone }: Props) {
  const { busy, refusal, run } = useAct()
  const [open, setOpen] = useState(false)
  const [departmentId, setDepartmentId] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const isShort = reason.trim().length < 4
  const ask = () => {
    setTried(true)
    if (isShort) return
    void run(
      () => requestExport({ reason: reason.trim(), ...(departmentId ? { departmentId } : {}) }),
      () => {
        setOpen(false)
        setReason('')
        setTried(false)
        onDone()
      },
    )
  }
  if (!open)
    return (
      <Button icon='lock' onPress={() => setOpen(true)}>
        申请完整的名单
      </Button>
    )
  return (
    <View className='card exports__card'>
      <View className='head' role='heading' aria-level='2'>
        申请完整的名单
      </View>
      <View className='second'>
        含联络人的完整姓名和号码，最多 {MAX_FULL_ROWS} 行。隐私专员同意后，只有您能下载，24
        小时内有效。
      </View>
      <Choose
        label='部门'
        options={departmentOptions(departments, '全公司')}
        value={departmentId}
        onChoose={setDepartmentId}
      />
      <NoteEntry
        label='原因'
        value={reason}
        placeholder='为什么需要完整的号码，用在哪里'
        maxLength={200}
        onInput={setReason}
      />
      {tried && isShort ? (
        <Banner tone='bad' urgent>
          请把原因写清楚，至少 4 个字。
        </Banner>
      ) : null}
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
      <View className='exports__ways'>
        <Button look='primary' busy={busy} onPress={ask}>
          申请，请隐私专员决定
        </Button>
        <Button look='text' onPress={() => setOpen(false)}>
          不申请了
        </Button>
      </View>
    </View>
  )
}
