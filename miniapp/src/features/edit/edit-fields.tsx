import { View } from '@tarojs/components'
import { replaceReasons } from '../../../../shared/contact.ts'
import { relations } from '../../../../shared/relation.ts'
import { CheckBox } from '../../components/check-box.tsx'
import { ChoiceGrid } from '../../components/choice-grid.tsx'
import { Field } from '../../components/field.tsx'
import { TextEntry } from '../../components/text-entry.tsx'
import { inSendingHours, isPastMidnight } from '../../lib/say-time.ts'
import { serverNow } from '../../lib/server-time.ts'
import { PhoneField } from './phone-field.tsx'
import type { EditFormState } from './use-edit-form.ts'
import './edit-fields.scss'

const line = (words: string | undefined) =>
  words ? ({ tone: 'bad', head: words } as const) : undefined

/** Three fields; on a replacement one tap for the reason. */
export function EditFields({ form, asksReason }: { form: EditFormState; asksReason: boolean }) {
  const { draft, missing, change } = form
  return (
    <>
      <View className='card form'>
        {asksReason ? (
          <Field id='reason' label='为什么换' message={line(missing.reason)}>
            <ChoiceGrid
              label='为什么换'
              choices={replaceReasons}
              chosen={draft.reason}
              onChoose={(reason) => change({ reason })}
            />
          </Field>
        ) : null}
        <Field id='name' label='姓名' message={line(missing.name)}>
          <TextEntry
            label='姓名'
            value={draft.name}
            placeholder='例如：王秀兰'
            describedBy='name-message'
            tone={missing.name ? 'bad' : 'plain'}
            maxLength={30}
            onInput={(name) => change({ name })}
          />
        </Field>
        <Field id='relation' label='这位是您的' message={line(missing.relation)}>
          <ChoiceGrid
            label='这位是您的'
            choices={relations}
            chosen={draft.relation}
            onChoose={(relation) => change({ relation })}
          />
        </Field>
        <PhoneField form={form} />
      </View>
      {inSendingHours(serverNow()) || draft.otherNumber ? null : (
        <CheckBox
          ground='card'
          on={draft.askNow}
          words='家人在身边，现在发送'
          detail={`现在是休息时间。不选的话，短信${isPastMidnight(serverNow()) ? '今早' : '明早'} 8 点以后再发。`}
          onToggle={(askNow) => change({ askNow })}
        />
      )}
    </>
  )
}
