import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Chips } from '../../components/chips.tsx'
import { proposeRole } from '../../lib/access-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { EmployeeFinder } from '../emergency/employee-finder.tsx'
import { useEmployeeSearch } from '../emergency/use-employee-search.ts'
import { type Department, DepartmentPicker } from './department-picker.tsx'
import { type GrantableRole, roleChoices, roleMeans } from './role-words.ts'

type Props = { departments: readonly Department[]; onDone: () => void; onCancel: () => void }

/** Whom, which role, and for HR which departments. */
export function ProposeForm({ departments, onDone, onCancel }: Props) {
  const search = useEmployeeSearch()
  const [to, setTo] = useState<{ id: string; name: string } | null>(null)
  const [role, setRole] = useState<GrantableRole | null>(null)
  const [departmentIds, setDepartmentIds] = useState<readonly string[]>([])
  const [pressed, setPressed] = useState(false)
  const { busy, refusal, run } = useAct()
  const missing = [
    to ? '' : '给谁',
    role ? '' : '角色',
    role === 'hr' && departmentIds.length === 0 ? '部门' : '',
  ].filter(Boolean)
  const send = () => {
    setPressed(true)
    if (!to || !role || missing.length > 0) return
    const where = role === 'hr' ? { departmentIds: [...departmentIds] } : {}
    void run(() => proposeRole({ employeeId: to.id, role, change: 'grant', ...where }), onDone)
  }
  return (
    <View className='card proposal'>
      <View className='sub second'>给谁</View>
      {to ? (
        <Button look='soft' icon='tick' onPress={() => setTo(null)}>
          {to.name}，换一位
        </Button>
      ) : (
        <EmployeeFinder search={search} onFound={setTo} />
      )}
      <View className='sub second'>什么角色</View>
      <Chips label='角色' choices={roleChoices} chosen={role} onChoose={setRole} />
      {role ? <View className='sub second'>{roleMeans[role]}</View> : null}
      {role === 'hr' ? (
        <DepartmentPicker
          departments={departments}
          chosen={departmentIds}
          onChange={setDepartmentIds}
        />
      ) : null}
      {pressed && missing.length > 0 ? (
        <Banner tone='bad' urgent>
          还差 {missing.length} 项：{missing.join('、')}
        </Banner>
      ) : refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
      <Button look='primary' busy={busy} onPress={send}>
        提出，请另一位同事同意
      </Button>
      <Button look='text' onPress={onCancel}>
        不提了
      </Button>
    </View>
  )
}
