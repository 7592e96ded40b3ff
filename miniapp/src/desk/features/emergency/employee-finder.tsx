import { Text, View } from '@tarojs/components'
import type { KeyboardEvent } from 'react'
import type { FoundEmployee } from '../../../../../shared/emergency.ts'
import { placeWords } from '../../../../../shared/place-words.ts'
import { Banner } from '../../../components/banner.tsx'
import { Icon } from '../../../components/icon.tsx'
import { pressable } from '../../../components/press.ts'
import { inBrowser } from '../../../lib/platform.ts'
import { SearchBox } from '../../components/search-box.tsx'
import type { EmployeeSearch } from './use-employee-search.ts'
import './employee-finder.scss'

type Props = {
  search: EmployeeSearch
  /** The one field of the page. */
  big?: boolean
  onFound: (employee: FoundEmployee) => void
}

/** One field for name, pinyin, number and department; the arrows go through those found. */
export function EmployeeFinder({ search, big, onFound }: Props) {
  const { q, type, confirm, found, refusal, busy } = search
  const employees = found?.employees ?? []
  const enter = () => {
    const [only, another] = employees
    if (only && !another && found?.q === q.trim()) onFound(only)
    else confirm()
  }
  return (
    <View className='finder' {...(inBrowser ? { onKeyDown: walk } : {})}>
      <SearchBox
        big={big}
        focus={big}
        label='找员工：姓名、拼音、工号、部门'
        placeholder={big ? '找员工' : '姓名、拼音、工号'}
        value={q}
        onInput={type}
        onConfirm={enter}
      />
      <View className='second' role='status' aria-live='polite'>
        {hint(search)}
      </View>
      {refusal ? (
        <Banner tone='wait' urgent>
          {refusal.code === 'no_network'
            ? employees.length > 0
              ? '网络不通。下面是刚才找到的人。'
              : '网络不通，还没有找。请检查网络后按“搜索”再试。'
            : refusal.message}
        </Banner>
      ) : null}
      <View className='hits' aria-busy={busy ? 'true' : undefined}>
        {employees.map((employee) => (
          <Hit key={employee.id} employee={employee} onPress={() => onFound(employee)} />
        ))}
      </View>
    </View>
  )
}

function hint({ q, found, busy }: EmployeeSearch): string {
  if (q.trim() === '') return '姓名、拼音、工号、部门都可以。'
  if (found?.q === q.trim() && found.employees.length === 0)
    return '没有找到。换一个写法，例如拼音 lisi、工号 0718。'
  if (!found) return busy ? '正在找…' : ''
  return found.employees.length > 1
    ? `找到 ${found.employees.length} 位。点一下人名。`
    : '点一下人名。'
}

function Hit({ employee, onPress }: { employee: FoundEmployee; onPress: () => void }) {
  const place = [placeWords(employee), `工号 ${employee.employeeNo}`]
  return (
    <View className='card hit' hoverClass='hit--pressed' {...pressable(onPress)}>
      <View className='avatar' aria-hidden>
        {employee.name.slice(0, 1)}
      </View>
      <View className='words'>
        <Text className='hit__name'>{employee.name}</Text>
        <View className='second'>{place.filter(Boolean).join(' · ')}</View>
      </View>
      <Icon name='forward' />
    </View>
  )
}

/** ↓ leads from the field into the list, ↑ and ↓ through it, ↑ from the first back to the field. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const stride = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (!stride) return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, .hit')]
  const from = stops.indexOf(document.activeElement as HTMLElement)
  const to = stops[from + stride]
  if (!to) return
  event.preventDefault()
  to.focus()
}
