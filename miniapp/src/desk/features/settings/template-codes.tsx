import { View } from '@tarojs/components'
import type { Settings } from '../../../../../shared/settings.ts'
import { smsTemplates, smsTemplateWords } from '../../../../../shared/sms-template.ts'
import { TextEntry } from '../../../components/text-entry.tsx'

type Codes = Settings['smsTemplateCodes']

/** The vendor's code of each template; an empty one goes by the configuration. */
export function TemplateCodes({
  value,
  onChange,
}: {
  value: Codes
  onChange: (value: Codes) => void
}) {
  return (
    <View className='setting__codes'>
      {smsTemplates.map((template) => (
        <View key={template}>
          <View className='sub second'>{smsTemplateWords[template]}</View>
          <TextEntry
            label={smsTemplateWords[template]}
            value={value[template] ?? ''}
            placeholder='SMS_123456789'
            maxLength={44}
            onInput={(text) => {
              const { [template]: _, ...others } = value
              const code = text.trim()
              onChange(code ? { ...others, [template]: code } : others)
            }}
          />
        </View>
      ))}
    </View>
  )
}
