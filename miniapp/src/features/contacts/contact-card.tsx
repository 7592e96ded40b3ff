import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Contact } from '../../../../shared/contact.ts'
import { Button } from '../../components/button.tsx'
import { Chip } from '../../components/chip.tsx'
import { Icon } from '../../components/icon.tsx'
import { pressable } from '../../components/press.ts'
import { contactChip } from '../../lib/contact-chip.ts'
import { openPage } from '../../lib/navigate.ts'
import { sayPhone } from '../../lib/say-phone.ts'
import { cardWords } from './card-words.ts'
import './contact-card.scss'

/** `place`: the number in the order of calls; null for who holds none. */
type FaceProps = { contact: Contact; place: number | null; line?: string; after?: ReactNode }

/** Who, whose, which number, and where it stands. */
export function ContactFace({ contact, place, line, after }: FaceProps) {
  return (
    <>
      <View className='person__place'>
        {place ?? <Icon name={contact.replaces ? 'swap' : 'wrong'} />}
      </View>
      <View className='person__words'>
        <View className='person__line'>
          <Text className='head'>{contact.name}</Text>
          <Text className='sub second'>{contact.relation}</Text>
          <Chip {...contactChip(contact)} />
        </View>
        <View className='sub second number'>{sayPhone(contact.phone)}</View>
        {line ? <View className='sub third'>{line}</View> : null}
      </View>
      {after}
    </>
  )
}

type CardProps = {
  contact: Contact
  place: number | null
  /** Whom this one takes over from once confirmed. */
  replaced?: Contact
  now: number
}

export function ContactCard({ contact, place, replaced, now }: CardProps) {
  const words = cardWords(contact, now, replaced)
  const open = () => openPage('progress', { id: contact.id })
  const wayOut = () =>
    contact.state === 'invalid' ? openPage('edit', { replaces: contact.id }) : open()
  return (
    <View className='card person' role='listitem'>
      <View className='person__face' hoverClass='person__face--pressed' {...pressable(open)}>
        <ContactFace
          contact={contact}
          place={place}
          line={words.line}
          after={
            <View className='person__open'>
              <Icon name='forward' />
            </View>
          }
        />
      </View>
      {words.wayOut ? (
        <View className='person__way'>
          <Text className='note second'>{words.wayOut.question}</Text>
          <Button
            look='text'
            small
            label={`${contact.name}：${words.wayOut.answer}`}
            onPress={wayOut}
          >
            {words.wayOut.answer}
          </Button>
        </View>
      ) : null}
    </View>
  )
}
