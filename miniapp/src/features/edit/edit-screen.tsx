import { View } from '@tarojs/components'
import type { Contact } from '../../../../shared/contact.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Screen } from '../../components/screen.tsx'
import { getSession } from '../../lib/session.ts'
import type { Draft } from './draft.ts'
import { EditFields } from './edit-fields.tsx'
import type { FormField } from './form-rules.ts'
import { type EditFormState, useEditForm } from './use-edit-form.ts'
import './edit-screen.scss'

/** Adding a contact, or naming a new one in place of `replaced`. */
export function EditScreen({ replaced }: { replaced: Contact | null }) {
  const form = useEditForm(replaced)
  return (
    <Screen
      title={replaced ? '换一位联络人' : '添加联络人'}
      aside={<WhatFollows called={isCalled(form.draft)} />}
      foot={<SaveBar form={form} />}
    >
      {replaced ? <Banner tone='info'>{whatStays(replaced)}</Banner> : null}
      <EditFields form={form} asksReason={replaced !== null} />
    </Screen>
  )
}

/** Only what was proven stays until the new one is; what never was is left at once. */
function whatStays({ name, state, screenProofAt }: Contact): string {
  if (state === 'valid' || state === 'due' || screenProofAt)
    return `新的联络人确认之前，原来的${name}一直有效。`
  return `保存后，换下还没有确认的${name}，不再联系这位。`
}

function SaveBar({ form }: { form: EditFormState }) {
  const missing = Object.keys(form.missing) as FormField[]
  return (
    <>
      {missing.length > 0 ? (
        <Banner tone='bad' urgent>
          {`还差 ${missing.length} 项：${missing.map((field) => fieldNames[field]).join('、')}`}
        </Banner>
      ) : form.trouble ? (
        <Banner tone='bad' urgent>
          {form.trouble}
        </Banner>
      ) : null}
      <Button look='primary' busy={form.busy} onPress={() => form.save(false)}>
        {form.busy ? '正在保存…' : saveWords(form)}
      </Button>
    </>
  )
}

const fieldNames: Record<FormField, string> = {
  reason: '原因',
  name: '姓名',
  relation: '关系',
  phone: '号码',
}

function saveWords({ draft }: EditFormState): string {
  return isCalled(draft) ? '保存，请人事同事核实' : '保存，并请对方确认'
}

/** A person from HR rings, and no SMS goes out. */
function isCalled({ otherNumber, shared }: Draft): boolean {
  return otherNumber || shared
}

function WhatFollows({ called }: { called: boolean }) {
  const company = getSession()?.company
  const sms = company ? `【${company}】的短信` : '公司的短信'
  return (
    <View className='follows'>
      <Icon name='message' />
      <View className='follows__words'>
        {called
          ? '保存后，人事同事会打这个号码核实。请先跟家人说一声。'
          : `保存后，对方会收到${sms}，点开确认就好。请先跟家人说一声。`}
      </View>
    </View>
  )
}
