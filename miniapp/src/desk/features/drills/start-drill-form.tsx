import { View } from '@tarojs/components'
import { useCallback, useMemo, useState } from 'react'
import { type DrillAim, drillPrecisions } from '../../../../../shared/drill.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { TextEntry } from '../../../components/text-entry.tsx'
import { Chips } from '../../components/chips.tsx'
import { Choose } from '../../components/choose.tsx'
import { planDrill, startDrill } from '../../lib/drills-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { useContentKey } from '../../lib/use-content-key.ts'
import { DrillPreview } from './drill-preview.tsx'

const precisions = drillPrecisions.map((value) => ({ value: String(value), words: `±${value}%` }))
const kinds = [
  { value: 'call' as const, words: '打电话' },
  { value: 'sms' as const, words: '发短信' },
]
const bases = [
  { value: 'company' as const, words: '整体' },
  { value: 'site' as const, words: '每个地点' },
]

type Props = {
  departments: readonly { id: string; name: string }[]
  onStarted: (id: string) => void
  onCancel: () => void
}

/** How precise, of what, for whom; what that costs is in sight while one chooses. */
export function StartDrillForm({ departments, onStarted, onCancel }: Props) {
  const [name, setName] = useState('')
  const [kind, setKind] = useState<'call' | 'sms'>('call')
  const [precision, setPrecision] = useState<DrillAim['precision']>(10)
  const [basis, setBasis] = useState<DrillAim['basis']>('company')
  const [departmentId, setDepartmentId] = useState('')
  const [pressed, setPressed] = useState(false)
  const { busy, refusal, run } = useAct()
  const { key, change } = useContentKey()
  const aim = useMemo(
    () => ({
      precision,
      basis,
      ...(kind === 'sms' ? { kind } : {}),
      ...(departmentId ? { departmentId } : {}),
    }),
    [kind, precision, basis, departmentId],
  )
  const ask = useCallback(() => planDrill(aim), [aim])
  const plan = useAnswer(ask)
  const unnamed = name.trim().length < 2
  const send = () => {
    setPressed(true)
    if (unnamed) return
    void run(
      () => startDrill({ name: name.trim(), ...aim }, key.current),
      ({ id }) => onStarted(id),
    )
  }
  return (
    <View className='card drills__form'>
      <Field label='名称' id='drill-name'>
        <TextEntry
          label='名称'
          placeholder='例如：2026 年下半年演练'
          value={name}
          maxLength={30}
          onInput={change(setName)}
        />
      </Field>
      <View className='sub second' aria-hidden>
        怎么做
      </View>
      <Chips label='怎么做' choices={kinds} chosen={kind} onChoose={change(setKind)} />
      <Choose
        label='范围'
        options={[
          { value: '', words: '我负责的全部员工' },
          ...departments.map(({ id, name: words }) => ({ value: id, words })),
        ]}
        value={departmentId}
        onChoose={change(setDepartmentId)}
      />
      <View className='sub second' aria-hidden>
        要知道什么
      </View>
      <Chips label='要知道什么' choices={bases} chosen={basis} onChoose={change(setBasis)} />
      <View className='sub second' aria-hidden>
        结果要多准
      </View>
      <Chips
        label='结果要多准'
        choices={precisions}
        chosen={String(precision)}
        onChoose={(value) => {
          const chosen = drillPrecisions.find((one) => String(one) === value)
          if (chosen) change(setPrecision)(chosen)
        }}
      />
      <DrillPreview plan={plan.value} busy={plan.busy} refusal={plan.refusal} />
      <View className='sub second'>
        {kind === 'sms'
          ? '按地点随机抽人，名单抽好后不再变，短信按发送时间自动发出。短信和页面都写明是演练、没有人出事；发出后，员工会收到一条企业微信。得到的是回复率：没有回复的，打电话也许打得通。'
          : '按地点随机抽人，名单抽好后不再变。打电话时先说明是演练；打过之后，员工会收到一条企业微信。'}
      </View>
      {pressed && unnamed ? (
        <Banner tone='bad' urgent>
          还差名称
        </Banner>
      ) : refusal ? (
        <Banner tone='bad' urgent>
          {refusal.code === 'nothing_to_do' ? '这个范围里没有在职员工。' : refusal.message}
        </Banner>
      ) : null}
      <Button look='primary' busy={busy} onPress={send}>
        {kind === 'sms' ? '抽取名单，开始发短信' : '抽取名单，开始演练'}
      </Button>
      <Button look='text' onPress={onCancel}>
        先不做
      </Button>
    </View>
  )
}
