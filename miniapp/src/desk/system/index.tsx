import { SignedIn } from '../../features/session/signed-in.tsx'
import { SystemScreen } from '../features/system/system-screen.tsx'

export default function SystemPage() {
  return (
    <SignedIn>
      <SystemScreen />
    </SignedIn>
  )
}
