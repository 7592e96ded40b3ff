import { SignedIn } from '../../features/session/signed-in.tsx'
import { KeysScreen } from '../features/api-keys/keys-screen.tsx'

export default function KeysPage() {
  return (
    <SignedIn>
      <KeysScreen />
    </SignedIn>
  )
}
