import { View } from '@tarojs/components'
import {
  carrierKeys,
  carrierKeyWords,
  formWords,
  settingWords,
} from '../../../../../shared/setting-words.ts'
import type { SettingKey, Settings } from '../../../../../shared/settings.ts'
import { TextEntry } from '../../../components/text-entry.tsx'
import { Chips } from '../../components/chips.tsx'
import { Choose } from '../../components/choose.tsx'
import { readList, readNumber } from './read-value.ts'
import { TemplateCodes } from './template-codes.tsx'

type Props = { settingKey: SettingKey; value: unknown; onChange: (value: unknown) => void }

const yesOrNo = [
  { value: 'true', words: '要' },
  { value: 'false', words: '不要' },
] as const
const proofs = [
  { value: 'link', words: '点链接就行' },
  { value: 'code', words: '要验证码' },
] as const
const forms = (Object.keys(formWords) as Settings['askForm'][]).map((value) => ({
  value,
  words: formWords[value],
}))

/** How one kind of value is filled in. */
export function ValueEntry({ settingKey, value, onChange }: Props) {
  const label = settingWords[settingKey].name
  switch (settingKey) {
    case 'approveReplacements':
    case 'useActivity':
    case 'tellManagers':
      return (
        <Chips
          label={label}
          choices={yesOrNo}
          chosen={value === true ? 'true' : 'false'}
          onChoose={(one) => onChange(one === 'true')}
        />
      )
    case 'renewalProof':
      return (
        <Chips
          label={label}
          choices={proofs}
          chosen={value === 'code' ? 'code' : 'link'}
          onChoose={onChange}
        />
      )
    case 'askForm':
      return (
        <Chips
          label={label}
          look='row'
          choices={forms}
          chosen={forms.find((form) => form.value === value)?.value ?? null}
          onChoose={onChange}
        />
      )
    case 'askFormByCarrier':
      return <CarrierForms value={value as Settings['askFormByCarrier']} onChange={onChange} />
    case 'smsTemplateCodes':
      return <TemplateCodes value={value as Settings['smsTemplateCodes']} onChange={onChange} />
    case 'smsSignName':
      return (
        <TextEntry
          label={label}
          value={String(value)}
          placeholder='例如：远禾精密'
          maxLength={20}
          onInput={onChange}
        />
      )
    case 'fallbackHr':
      return (
        <TextEntry
          label={label}
          value={Array.isArray(value) ? value.join('，') : String(value)}
          placeholder='例如：ZhangHui，KongSi'
          maxLength={400}
          onInput={(text) => onChange(readList(text))}
        />
      )
    default:
      return (
        <TextEntry
          label={label}
          kind='anyNumber'
          value={String(value)}
          placeholder='填一个数'
          maxLength={8}
          onInput={(text) => onChange(readNumber(text))}
        />
      )
  }
}

type CarrierProps = {
  value: Settings['askFormByCarrier']
  onChange: (value: Settings['askFormByCarrier']) => void
}

function CarrierForms({ value, onChange }: CarrierProps) {
  return (
    <View className='setting__carriers'>
      {carrierKeys.map((carrier) => (
        <Choose
          key={carrier}
          label={carrierKeyWords[carrier]}
          options={[{ value: '', words: '同上面一样' }, ...forms]}
          value={value[carrier] ?? ''}
          onChoose={(chosen) => {
            const { [carrier]: _, ...others } = value
            const form = forms.find((one) => one.value === chosen)?.value
            onChange(form ? { ...others, [carrier]: form } : others)
          }}
        />
      ))}
    </View>
  )
}
