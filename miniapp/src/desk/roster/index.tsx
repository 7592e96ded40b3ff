import { SignedIn } from '../../features/session/signed-in.tsx'
import { RosterScreen } from '../features/roster/roster-screen.tsx'

export default function RosterPage() {
  return (
    <SignedIn>
      <RosterScreen />
    </SignedIn>
  )
}
