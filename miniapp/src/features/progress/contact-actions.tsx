import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Contact } from '../../../../shared/contact.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { removeContact } from '../../lib/contacts-api.ts'
import { focusOn } from '../../lib/focus.ts'
import { goHome, openPage } from '../../lib/navigate.ts'
import { History } from './history.tsx'
import { outlookOf } from './outlook.ts'
import './panel.scss'

/** What can be changed about this contact, and what happened to it. */
export function ContactActions({ contact }: { contact: Contact }) {
  const [asks, setAsks] = useState(false)
  const askFirst = () => {
    setAsks(true)
    focusOn('.panel[role=alert]')
  }
  if (asks) return <ConfirmRemoval contact={contact} onKeep={() => setAsks(false)} />
  return (
    <View className='card panel panel__rows'>
      <Button look='row' icon='pencil' opens onPress={() => openPage('edit', { id: contact.id })}>
        改姓名或关系
      </Button>
      {outlookOf(contact) === 'replace' ? null : (
        <Button
          look='row'
          icon='swap'
          opens
          onPress={() => openPage('edit', { replaces: contact.id })}
        >
          换号码或换一位
        </Button>
      )}
      <History id={contact.id} />
      <Button look='row-bad' icon='wrong' onPress={askFirst}>
        移除这位联络人
      </Button>
    </View>
  )
}

function ConfirmRemoval({ contact, onKeep }: { contact: Contact; onKeep: () => void }) {
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const remove = async () => {
    setBusy(true)
    const answer = await removeContact(contact.id)
    setBusy(false)
    if (answer.ok || answer.refusal.code === 'not_found') goHome()
    else setTrouble(answer.refusal.message)
  }
  return (
    <View className='card panel' role='alert'>
      <View className='head'>{`移除${contact.name}？`}</View>
      <View className='sub second'>
        {contact.counts
          ? '移除后不会再联系这位，您的已确认人数会少 1 位。想换人的话，先换再移除更稳妥。'
          : '移除后不会再联系这位。'}
      </View>
      {trouble ? (
        <Banner tone='bad' urgent>
          {trouble}
        </Banner>
      ) : null}
      <Button look='bad' busy={busy} onPress={() => void remove()}>
        移除
      </Button>
      <Button look='line' onPress={onKeep}>
        不移除
      </Button>
    </View>
  )
}
