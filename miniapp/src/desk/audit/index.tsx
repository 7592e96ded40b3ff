import { SignedIn } from '../../features/session/signed-in.tsx'
import { AuditScreen } from '../features/access/audit-screen.tsx'

export default function AuditPage() {
  return (
    <SignedIn>
      <AuditScreen />
    </SignedIn>
  )
}
