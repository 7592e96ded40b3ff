import { SignedIn } from '../../features/session/signed-in.tsx'
import { SettingsScreen } from '../features/settings/settings-screen.tsx'

export default function SettingsPage() {
  return (
    <SignedIn>
      <SettingsScreen />
    </SignedIn>
  )
}
