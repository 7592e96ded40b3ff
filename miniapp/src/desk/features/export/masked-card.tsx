import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ExportList } from '../../../../../shared/export.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { inBrowser } from '../../../lib/platform.ts'
import { Choose } from '../../components/choose.tsx'
import { saveMasked } from '../../lib/export-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { departmentOptions } from './department-options.ts'

/** The masked list, at once; a phone has no place for a table file. */
export function MaskedCard({ departments }: Pick<ExportList, 'departments'>) {
  const { busy, refusal, run } = useAct()
  const [departmentId, setDepartmentId] = useState('')
  const [done, setDone] = useState(false)
  return (
    <View className='card exports__card'>
      <View className='head' role='heading' aria-level='2'>
        打码的名单
      </View>
      <View className='second'>
        工号、姓名、部门、关系、状态和最近确认日期；联络人姓名和号码打码，例如 王*兰、139****0001。
      </View>
      {inBrowser ? (
        <>
          <Choose
            label='部门'
            options={departmentOptions(departments, '我负责的全部')}
            value={departmentId}
            onChoose={setDepartmentId}
          />
          <Button
            icon='down'
            busy={busy}
            onPress={() => {
              setDone(false)
              void run(
                () => saveMasked(departmentId),
                () => setDone(true),
              )
            }}
          >
            下载 CSV
          </Button>
        </>
      ) : (
        <Banner tone='info'>下载要用电脑：请在电脑浏览器里打开工作台的“导出名单”。</Banner>
      )}
      {done ? <Banner tone='ok'>已下载，可以用 Excel 或 WPS 打开。</Banner> : null}
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
    </View>
  )
}
