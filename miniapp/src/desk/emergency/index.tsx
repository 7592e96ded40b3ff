import { SignedIn } from '../../features/session/signed-in.tsx'
import { EmergencyScreen } from '../features/emergency/emergency-screen.tsx'

export default function EmergencyPage() {
  return (
    <SignedIn>
      <EmergencyScreen />
    </SignedIn>
  )
}
