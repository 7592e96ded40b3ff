import { SignedIn } from '../../features/session/signed-in.tsx'
import { ApprovalsScreen } from '../features/changes/approvals-screen.tsx'

export default function ApprovalsPage() {
  return (
    <SignedIn>
      <ApprovalsScreen />
    </SignedIn>
  )
}
