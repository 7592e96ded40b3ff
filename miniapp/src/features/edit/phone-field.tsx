import { View } from '@tarojs/components'
import { Button } from '../../components/button.tsx'
import { CheckBox } from '../../components/check-box.tsx'
import { Field } from '../../components/field.tsx'
import { TextEntry } from '../../components/text-entry.tsx'
import type { EditFormState } from './use-edit-form.ts'
import './phone-field.scss'

/** The number, what is known of it, and every way on from there. */
export function PhoneField({ form }: { form: EditFormState }) {
  const { draft, phoneLine, change } = form
  const other = draft.otherNumber
  const label = other ? '其他号码' : '手机号'
  return (
    <Field id='phone' label={label} message={phoneLine} after={<WaysOn form={form} />}>
      <TextEntry
        label={label}
        kind={other ? 'anyNumber' : 'phone'}
        value={draft.phone}
        placeholder={other ? '例如：0512-66660000' : '11 位手机号'}
        describedBy='phone-message'
        tone={phoneLine.tone}
        maxLength={32}
        onInput={(phone) => change({ phone })}
        onLeave={form.leavePhone}
      />
    </Field>
  )
}

function WaysOn({ form }: { form: EditFormState }) {
  const { draft, change } = form
  const other = draft.otherNumber
  return (
    <>
      {form.offersShared ? (
        <CheckBox
          ground='warn'
          on={draft.shared}
          words='与家人共用这个号码'
          detail='可以保存，但人事核实前不计入已确认人数。'
          onToggle={(shared) => change({ shared })}
        />
      ) : null}
      {form.offersInsist ? (
        <Button icon='phone' busy={form.busy} onPress={() => form.save(true)}>
          号码确实能打通
        </Button>
      ) : null}
      <View className='phone-ways'>
        {form.offersRetry ? (
          <Button look='text' small onPress={form.leavePhone}>
            再核对一次
          </Button>
        ) : null}
        <Button look='text' small onPress={form.switchKind}>
          {other ? '改填手机号' : '没有手机？填其他号码'}
        </Button>
      </View>
    </>
  )
}
