import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { TextEntry } from '../../../components/text-entry.tsx'
import { Chips } from '../../components/chips.tsx'
import { startCampaign } from '../../lib/campaigns-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { useContentKey } from '../../lib/use-content-key.ts'
import { type Department, DepartmentPicker } from '../access/department-picker.tsx'

type Whom = 'some' | 'all'
const choices = [
  { value: 'some' as const, words: '选部门' },
  { value: 'all' as const, words: '全公司' },
]

type Props = {
  departments: readonly Department[]
  onStarted: (id: string) => void
  onCancel: () => void
}

/** For which departments, under which name; it leaves at once, on workdays from nine to eight. */
export function StartForm({ departments, onStarted, onCancel }: Props) {
  const [name, setName] = useState('')
  const [whom, setWhom] = useState<Whom>('some')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [pressed, setPressed] = useState(false)
  const { busy, refusal, run } = useAct()
  const { key, change } = useContentKey()
  const missing = [
    name.trim().length < 2 ? '名称' : '',
    whom === 'some' && chosen.length === 0 ? '部门' : '',
  ].filter(Boolean)
  const send = () => {
    setPressed(true)
    if (missing.length > 0) return
    const departmentIds = whom === 'all' ? [] : [...chosen]
    void run(
      () => startCampaign({ name: name.trim(), departmentIds }, key.current),
      ({ id }) => onStarted(id),
    )
  }
  return (
    <View className='card campaigns__form'>
      <Field label='名称' id='campaign-name'>
        <TextEntry
          label='名称'
          placeholder='例如：年底核对'
          value={name}
          maxLength={30}
          onInput={change(setName)}
        />
      </Field>
      <Chips label='给谁' choices={choices} chosen={whom} onChoose={change(setWhom)} />
      {whom === 'some' ? (
        <DepartmentPicker departments={departments} chosen={chosen} onChange={change(setChosen)} />
      ) : null}
      <View className='sub second'>
        在工作日 9 点到 20 点发企业微信；第 3 天、第 7 天各催一次。人多时分几天发。
      </View>
      {pressed && missing.length > 0 ? (
        <Banner tone='bad' urgent>
          还差 {missing.length} 项：{missing.join('、')}
        </Banner>
      ) : refusal ? (
        <Banner tone='bad' urgent>
          {refusal.code === 'nothing_to_do' ? '这些部门里没有可以提醒的员工。' : refusal.message}
        </Banner>
      ) : null}
      <Button look='primary' busy={busy} onPress={send}>
        开始提醒
      </Button>
      <Button look='text' onPress={onCancel}>
        先不发
      </Button>
    </View>
  )
}
