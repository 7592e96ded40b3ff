import { SignedIn } from '../../features/session/signed-in.tsx'
import { HeldScreen } from '../features/held/held-screen.tsx'

export default function HeldPage() {
  return (
    <SignedIn>
      <HeldScreen />
    </SignedIn>
  )
}
