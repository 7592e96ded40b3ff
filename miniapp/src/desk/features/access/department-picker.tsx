import { View } from '@tarojs/components'
import { useState } from 'react'
import { CheckBox } from '../../../components/check-box.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import './access.scss'

export type Department = { id: string; name: string }
type Props = {
  departments: readonly Department[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

const SHOWN = 8

/** Departments by name, several of them; those chosen stay in sight. */
export function DepartmentPicker({ departments, chosen, onChange }: Props) {
  const [q, setQ] = useState('')
  const isChosen = ({ id }: Department) => chosen.includes(id)
  const others = departments.filter((one) => !isChosen(one) && one.name.includes(q.trim()))
  const shown = [...departments.filter(isChosen), ...others.slice(0, SHOWN)]
  return (
    <View className='proposal' role='group' aria-label='部门'>
      <View className='sub second'>哪些部门（包括下级部门）</View>
      <SearchBox label='找部门' placeholder='部门名称' value={q} onInput={setQ} />
      {shown.map((one) => (
        <CheckBox
          key={one.id}
          on={isChosen(one)}
          words={one.name}
          onToggle={(on) =>
            onChange(on ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))
          }
        />
      ))}
      {others.length > SHOWN ? (
        <View className='note second'>还有 {others.length - SHOWN} 个，输入名称可以找到。</View>
      ) : null}
    </View>
  )
}
