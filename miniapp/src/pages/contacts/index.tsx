import { useRouter } from '@tarojs/taro'
import { ContactsScreen } from '../../features/contacts/contacts-screen.tsx'
import { Settings } from '../../features/session/settings.tsx'
import { SignedIn } from '../../features/session/signed-in.tsx'

export default function ContactsPage() {
  const { reminder } = useRouter().params
  return (
    <SignedIn>
      <ContactsScreen reminder={reminder} settings={<Settings toDesk />} />
    </SignedIn>
  )
}
