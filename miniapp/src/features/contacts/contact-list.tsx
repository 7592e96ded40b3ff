import { View } from '@tarojs/components'
import { type Contact, type ContactList, MAX_CONTACTS } from '../../../../shared/contact.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { openPage } from '../../lib/navigate.ts'
import { ContactCard } from './contact-card.tsx'
import { CoverageCard } from './coverage-card.tsx'
import { DueCard } from './due-card.tsx'
import './contact-list.scss'

type Props = {
  list: ContactList
  /** The latest look failed: what is shown is older. */
  stale: boolean
  now: number
  onChanged: () => void
}

const isDue = (contact: Contact) => contact.state === 'due'

/** The first screen once there is somebody to show. */
export function ContactListView({ list, stale, now, onChanged }: Props) {
  const { contacts } = list
  const due = contacts.filter(isDue)
  const full = contacts.length >= MAX_CONTACTS
  return (
    <>
      {stale ? <Banner tone='wait'>网络不通，看到的可能不是最新的。</Banner> : null}
      <CoverageCard list={list} />
      {due.length > 0 ? <DueCard due={due} now={now} onReaffirmed={onChanged} /> : null}
      <View className='section'>
        <View className='section__title' role='heading' aria-level='2'>
          紧急时按这个顺序打电话
        </View>
        {contacts.length > 1 ? (
          <Button look='text' small icon='swap' onPress={() => openPage('reorder')}>
            调整顺序
          </Button>
        ) : null}
      </View>
      <View className='people' role='list'>
        {contacts.map((contact, index) => (
          <ContactCard key={contact.id} contact={contact} place={index + 1} now={now} />
        ))}
      </View>
      {full ? (
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
