import { View } from '@tarojs/components'
import { type Contact, type ContactList, MAX_CONTACTS } from '../../../../shared/contact.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { openPage } from '../../lib/navigate.ts'
import { type Refusal, staleWords } from '../../lib/refusal.ts'
import { ContactCard } from './contact-card.tsx'
import { CoverageCard } from './coverage-card.tsx'
import { DueCard } from './due-card.tsx'
import { holdsPlace, placesOf } from './places.ts'
import './contact-list.scss'

type Props = {
  list: ContactList
  /** Why the latest look failed: what is shown is older. */
  stale: Refusal | null
  now: number
  onChanged: () => void
}

const isDue = (contact: Contact) => contact.state === 'due'
const isLive = (contact: Contact) => contact.state !== 'invalid'

/** The first screen once there is somebody to show. */
export function ContactListView({ list, stale, now, onChanged }: Props) {
  const { contacts, ownNumberChangedAt, remindedAt } = list
  const askedAt = ownNumberChangedAt ?? remindedAt
  const due = contacts.filter(askedAt ? isLive : isDue)
  const places = placesOf(contacts)
  const placed = contacts.filter(holdsPlace).length
  return (
    <>
      {stale ? (
        <Banner tone='wait'>
          <View>{staleWords(stale)}</View>
          <Button look='text' small onPress={onChanged}>
            再试一次
          </Button>
        </Banner>
      ) : null}
      <CoverageCard list={list} />
      {due.length > 0 ? (
        <DueCard
          due={due}
          askedAt={askedAt}
          numberChanged={ownNumberChangedAt !== undefined}
          now={now}
          onReaffirmed={onChanged}
        />
      ) : null}
      <View className='section'>
        <View className='section__title' role='heading' aria-level='2'>
          紧急时按这个顺序打电话
        </View>
        {placed > 1 ? (
          <Button look='text' small icon='swap' onPress={() => openPage('reorder')}>
            调整顺序
          </Button>
        ) : null}
      </View>
      <View className='people' role='list'>
        {contacts.map((contact) => (
          <ContactCard
            key={contact.id}
            contact={contact}
            place={places.get(contact.id) ?? null}
            replaced={contacts.find(({ id }) => id === contact.replaces)}
            now={now}
          />
        ))}
      </View>
      {placed >= MAX_CONTACTS ? (
        <View className='calm'>最多 5 位。要添新的，请先移除一位。</View>
      ) : (
        <Button icon='plus' onPress={() => openPage('edit')}>
          添加联络人
        </Button>
      )}
      <View className='calm'>
        <Icon name='lock' />
        <View>只有紧急时和核对号码时才联系他们</View>
      </View>
    </>
  )
}
