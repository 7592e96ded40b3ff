import { View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import { Button } from '../../components/button.tsx'
import { Screen } from '../../components/screen.tsx'
import { Loading, Trouble } from '../../components/trouble.tsx'
import { tellOpened } from '../../lib/contacts-api.ts'
import { openPage } from '../../lib/navigate.ts'
import { inBrowser } from '../../lib/platform.ts'
import { serverNow } from '../../lib/server-time.ts'
import { useContacts } from '../../lib/use-contacts.ts'
import { ContactListView } from './contact-list.tsx'
import { FirstVisit, HowItWorks } from './first-visit.tsx'

const title = '紧急联络人'

type Props = {
  /** Which reminder led here. */
  reminder: string | undefined
  /** Stands below the contacts. */
  settings: ReactNode
}

/** My contacts, in every state of the answer. */
export function ContactsScreen({ reminder, settings }: Props) {
  const { list, refusal, reload } = useContacts()
  useEffect(() => {
    if (reminder) void tellOpened(reminder)
  }, [reminder])
  // an old picture of nobody is no news: somebody may have been named since
  if (!list || (refusal && list.contacts.length === 0))
    return (
      <Screen title={title} first>
        {refusal ? (
          <Trouble
            title='没有打开'
            detail={refusal.message}
            action='再试一次'
            onPress={() => void reload()}
          />
        ) : (
          <Loading words='正在打开…' />
        )}
      </Screen>
    )
  if (list.contacts.length === 0)
    return (
      <Screen
        title={title}
        first
        aside={settings}
        foot={
          <Button look='primary' icon='plus' onPress={() => openPage('edit')}>
            添加第一位联络人
          </Button>
        }
      >
        <FirstVisit />
      </Screen>
    )
  return (
    <Screen
      title={title}
      first
      aside={
        <>
          {inBrowser ? (
            <View className='on-desk'>
              <HowItWorks />
            </View>
          ) : null}
          {settings}
        </>
      }
    >
      <ContactListView
        list={list}
        stale={refusal}
        now={serverNow()}
        onChanged={() => void reload()}
      />
    </Screen>
  )
}
