import { SignedIn } from '../../features/session/signed-in.tsx'
import { DashboardScreen } from '../features/dashboard/dashboard-screen.tsx'

export default function DashboardPage() {
  return (
    <SignedIn>
      <DashboardScreen />
    </SignedIn>
  )
}
