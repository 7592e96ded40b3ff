import { ContactsScreen } from '../../features/contacts/contacts-screen.tsx'
import { Settings } from '../../features/session/settings.tsx'
import { SignedIn } from '../../features/session/signed-in.tsx'

export default function ContactsPage() {
  return (
    <SignedIn>
      <ContactsScreen settings={<Settings toDesk />} />
    </SignedIn>
  )
}
