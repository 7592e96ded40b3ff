import { SignedIn } from '../../features/session/signed-in.tsx'
import { DrillsScreen } from '../features/drills/drills-screen.tsx'

export default function DrillsPage() {
  return (
    <SignedIn>
      <DrillsScreen />
    </SignedIn>
  )
}
