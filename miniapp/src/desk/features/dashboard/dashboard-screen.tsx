import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import type { Dashboard } from '../../../../../shared/dashboard.ts'
import { sayMoment } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { Choose } from '../../components/choose.tsx'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { getDashboard } from '../../lib/desk-api.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { CoverageHero } from './coverage-hero.tsx'
import { Dialling } from './dialling.tsx'
import { Effects } from './effects.tsx'
import { Histogram } from './histogram.tsx'
import { Places } from './places.tsx'
import { StatesBar } from './states-bar.tsx'
import { TopReasons } from './top-reasons.tsx'
import { Validity } from './validity.tsx'
import './dashboard.scss'

if (process.env.TARO_ENV === 'h5') require('./dashboard-wide.scss')

/** 看板: how many are covered, where the contacts stand, and what the product has changed. */
export function DashboardScreen() {
  const [departmentId, setDepartmentId] = useState('')
  const ask = useCallback(() => getDashboard(departmentId || undefined), [departmentId])
  const { value, refusal, reload } = useAnswer(ask)
  // the whole scope's departments stay choosable while one of them is shown
  const [departments, setDepartments] = useState<Dashboard['departments']>([])
  if (value && departmentId === '' && departments !== value.departments)
    setDepartments(value.departments)
  const options = [
    { value: '', words: '全部' },
    ...departments.map(({ id, name }) => ({ value: id, words: name })),
  ]
  return (
    <DeskScreen
      title='看板'
      at='dashboard'
      detail={value ? `${value.scope} · 数据到 ${sayMoment(value.at, serverNow())}` : ''}
      actions={
        departments.length > 1 ? (
          <Choose label='部门' options={options} value={departmentId} onChoose={setDepartmentId} />
        ) : null
      }
    >
      {value ? (
        <>
          <Stale refusal={refusal} again={() => void reload()} />
          <View className='board'>
            <CoverageHero dashboard={value} departmentId={departmentId} />
            <StatesBar states={value.states} />
            <Histogram dashboard={value} />
            <Validity validity={value.validity} />
            <Places span={6} title='各地有保障的员工' places={value.sites} />
            <TopReasons reasons={value.topReasons} />
            <Places span={12} title='各部门有保障的员工' places={value.departments} />
            <Dialling dialling={value.dialling} />
            <Effects dashboard={value} />
          </View>
        </>
      ) : (
        <NothingYet refusal={refusal} again={() => void reload()} />
      )}
    </DeskScreen>
  )
}
