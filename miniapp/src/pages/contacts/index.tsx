import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { ContactsScreen } from '../../features/contacts/contacts-screen.tsx'
import { Settings } from '../../features/session/settings.tsx'
import { SignedIn } from '../../features/session/signed-in.tsx'
import { openPage } from '../../lib/navigate.ts'

export default function ContactsPage() {
  const { id } = useRouter().params
  // a WeCom message names the contact it is about
  useEffect(() => {
    if (id) openPage('progress', { id })
  }, [id])

  return (
    <SignedIn>
      <ContactsScreen settings={<Settings />} />
    </SignedIn>
  )
}
