import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Contact } from '../../../../shared/contact.ts'
import { type Relation, relations } from '../../../../shared/relation.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { ChoiceGrid } from '../../components/choice-grid.tsx'
import { Field } from '../../components/field.tsx'
import { Screen } from '../../components/screen.tsx'
import { TextEntry } from '../../components/text-entry.tsx'
import { patchContact } from '../../lib/contacts-api.ts'
import { goBack, replacePage } from '../../lib/navigate.ts'
import { sayPhone } from '../../lib/say-phone.ts'
import { nameMissing } from './form-rules.ts'
import { saveTrouble } from './refusal-place.ts'
import './phone-field.scss'

/** The same person: a better name or relation. Another number is another proof, so it is a replacement. */
export function CorrectScreen({ contact }: { contact: Contact }) {
  const [name, setName] = useState(contact.name)
  const [relation, setRelation] = useState<Relation>(contact.relation)
  const [wrongName, setWrongName] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const save = async () => {
    const wrong = nameMissing(name)
    setWrongName(wrong)
    if (wrong) return
    setBusy(true)
    const answer = await patchContact(contact.id, { name: name.trim(), relation })
    setBusy(false)
    if (answer.ok) goBack()
    else setTrouble(saveTrouble(answer.refusal))
  }

  return (
    <Screen
      title='改姓名或关系'
      foot={
        <>
          {trouble ? (
            <Banner tone='bad' urgent>
              {trouble}
            </Banner>
          ) : null}
          <Button look='primary' busy={busy} onPress={() => void save()}>
            保存
          </Button>
        </>
      }
    >
      <View className='card form'>
        <Field
          id='name'
          label='姓名'
          message={wrongName ? { tone: 'bad', head: wrongName } : undefined}
        >
          <TextEntry
            label='姓名'
            value={name}
            placeholder='例如：王秀兰'
            describedBy='name-message'
            tone={wrongName ? 'bad' : 'plain'}
            maxLength={30}
            onInput={setName}
          />
        </Field>
        <Field id='relation' label='这位是您的'>
          <ChoiceGrid
            label='这位是您的'
            choices={relations}
            chosen={relation}
            onChoose={setRelation}
          />
        </Field>
        <Field id='phone' label='手机号'>
          <View className='head number'>{sayPhone(contact.phone)}</View>
          <View className='phone-ways'>
            <Button look='text' small onPress={() => replacePage('edit', { replaces: contact.id })}>
              号码变了？换号码
            </Button>
          </View>
        </Field>
      </View>
    </Screen>
  )
}
