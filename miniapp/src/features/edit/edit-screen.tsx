import { View } from '@tarojs/components'
import type { Contact } from '../../../../shared/contact.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Screen } from '../../components/screen.tsx'
import { getSession } from '../../lib/session.ts'
import { EditFields } from './edit-fields.tsx'
import { type EditFormState, useEditForm } from './use-edit-form.ts'
import './edit-screen.scss'

/** Adding a contact, or naming a new one in place of `replaced`. */
export function EditScreen({ replaced }: { replaced: Contact | null }) {
  const form = useEditForm(replaced)
  return (
    <Screen
      title={replaced ? '换一位联络人' : '添加联络人'}
      aside={<WhatFollows otherNumber={form.draft.otherNumber} />}
      foot={<SaveBar form={form} />}
    >
      {replaced ? (
        <Banner tone='info'>{`新的联络人确认之前，原来的${replaced.name}一直有效。`}</Banner>
      ) : null}
      <EditFields form={form} asksReason={replaced !== null} />
    </Screen>
  )
}

function SaveBar({ form }: { form: EditFormState }) {
  const missing = Object.values(form.missing)
  return (
    <>
      {missing.length > 0 ? (
        <Banner tone='bad' urgent>
          {`还差 ${missing.length} 项：${missing.join('；')}`}
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

function saveWords({ draft }: EditFormState): string {
  return draft.otherNumber ? '保存，请人事同事核实' : '保存，并请对方确认'
}

function WhatFollows({ otherNumber }: { otherNumber: boolean }) {
  const company = getSession()?.company
  const sms = company ? `【${company}】的短信` : '公司的短信'
  return (
    <View className='follows'>
      <Icon name='message' />
      <View className='follows__words'>
        {otherNumber
          ? '保存后，人事同事会打这个号码核实。请先跟家人说一声。'
          : `保存后，对方会收到${sms}，点开确认就好。请先跟家人说一声。`}
      </View>
    </View>
  )
}
